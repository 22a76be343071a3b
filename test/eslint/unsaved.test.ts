import path from "node:path";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.ts";
import { typescriptParser } from "../../src/typescript-parser.ts";
import { temporaryProject } from "../project/temporary-project.ts";

const routes = (call: string) => `
import express, { type Router } from "express";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
function addRoutes(router: Router) {
  router.post("/orders", async (req, res) => res.json(await prisma.order.create({ data: req.body })));
}
const app = express();
app.use((req, res, next) => (req.headers.authorization === key ? next() : res.sendStatus(401)));
const open = express();
${call}
`;

describe("a text that isn't saved", () => {
  it("is judged by itself, not by the one that was linted before", async () => {
    const cwd = temporaryProject({ "routes.ts": routes("") });
    const eslint = new ESLint({
      cwd,
      overrideConfigFile: true,
      overrideConfig: {
        files: ["**/*.ts"],
        languageOptions: { parser: typescriptParser },
        plugins: { "backend-patterns": plugin },
        rules: { "backend-patterns/require-auth-wrapper": "error" },
      },
    });
    const reports = async (call: string) => {
      const [result] = await eslint.lintText(routes(call), { filePath: path.join(cwd, "routes.ts") });
      return result?.messages.map(({ line }) => line);
    };
    expect(await reports("addRoutes(open);")).toEqual([6]);
    expect(await reports("addRoutes(app);")).toEqual([]);
    expect(await reports("addRoutes(open);")).toEqual([6]);
  });
});
