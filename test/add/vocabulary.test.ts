import { ESLint, type Linter } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.ts";
import { typescriptParser } from "../../src/typescript-parser.ts";
import { project } from "../cli/run-check.ts";
import { add, manifest } from "./generated.ts";

/** What a rule says of one file, and the file after `--fix`. */
async function lint(
  folder: string,
  rule: string,
  file: string,
): Promise<{ text: string | undefined; messages: Linter.LintMessage[] }> {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    fix: true,
    overrideConfig: [
      {
        files: ["**/*.{ts,js}"],
        plugins: { "backend-patterns": plugin },
        languageOptions: { parser: typescriptParser },
        rules: { [`backend-patterns/${rule}`]: "error" },
      },
    ],
  });
  const [result] = await eslint.lintFiles([file]);
  return { text: result?.output, messages: result?.messages ?? [] };
}

const users = {
  ts: `import express from "express";
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();
export const router = express.Router();

router.get("/users/:id", async (request, response) => {
  const user = await prisma.user.findUnique({ where: { id: request.params.id } });
  if (!user) throw new Error("No such user");
  response.json(user);
});
`,
  cjs: `const express = require("express");
const { PrismaClient } = require("@prisma/client");

const prisma = new PrismaClient();
const router = express.Router();

router.get("/users/:id", async (request, response) => {
  const user = await prisma.user.findUnique({ where: { id: request.params.id } });
  if (!user) throw new Error("No such user");
  response.json(user);
});

module.exports = { router };
`,
};

describe("`add error`", () => {
  it.for([
    ["src/users.ts", users.ts, {}, `import { NotFoundError } from "./lib/errors";`],
    ["src/users.js", users.cjs, { type: "commonjs" }, `const { NotFoundError } = require("./lib/errors");`],
  ] as const)(
    "is named where no class is found, and what it writes is thrown: %s",
    async ([file, text, fields, line]) => {
      const folder = project({ "package.json": manifest(["express"], fields), [file]: text });
      const before = await lint(folder, "no-raw-error", file);
      expect(before.messages[0]?.message).toContain("`npx backend-patterns add error` writes one");
      expect(before.text).toBeUndefined();
      expect((await add(folder, ["error"])).code).toBe(0);
      const after = await lint(folder, "no-raw-error", file);
      expect(after.messages).toEqual([]);
      expect(after.text).toContain(line);
      expect(after.text).toContain(`throw new NotFoundError("No such user")`);
    },
  );

  it("leaves NestJS to its own classes", async () => {
    const folder = project({ "package.json": manifest(["@nestjs/common"]), "src/a.ts": "export {};\n" });
    expect((await add(folder, ["error"])).stderr).toContain("NotFoundException");
  });
});

describe("`add auth`", () => {
  const open = (imports: string, guard: string) => `import express from "express";
${imports}
export const router = express.Router();

router.post("/orders", ${guard}async (request, response) => {
  response.json(await save(request.body));
});
router.delete("/orders/:id", async (request, response) => {
  response.json(await remove(request.params.id));
});
`;

  it("writes what authenticates, and what the suggestion then uses", async () => {
    const folder = project({
      "package.json": manifest(["express"]),
      "src/orders.ts": open(`import { requireAuth } from "./guard";`, "requireAuth, "),
      "src/guard.ts": `import { createRequireAuth } from "./auth/require-auth";
import { findUserByToken } from "./users";
export const requireAuth = createRequireAuth((token) => findUserByToken(token));
`,
    });
    expect((await add(folder, ["auth"])).code).toBe(0);
    const { messages } = await lint(folder, "require-auth-wrapper", "src/orders.ts");
    expect(messages.map(({ line }) => line)).toEqual([8]);
    const fixes = messages[0]?.suggestions?.map(({ fix }) => fix.text) ?? [];
    expect(fixes.join("\n")).toContain("requireAuth, ");
  });

  it("writes a wrapper for Next.js that authenticates", async () => {
    const folder = project({
      "package.json": manifest(["next"]),
      "app/api/orders/route.ts": `import { withAuth } from "@/lib/auth";
export const POST = withAuth(async (request) => Response.json(await save(request)));
`,
      "tsconfig.json": `{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }`,
      "lib/auth.ts": `import { createWithAuth } from "./with-auth";
import { findUserByToken } from "./users";
export const withAuth = createWithAuth((token) => findUserByToken(token));
`,
    });
    expect((await add(folder, ["auth"])).code).toBe(0);
    expect((await lint(folder, "require-auth-wrapper", "app/api/orders/route.ts")).messages).toEqual([]);
  });
});

describe("`add retry`", () => {
  it("writes what the rules about retries leave alone", async () => {
    const folder = project({ "package.json": manifest(["express"]), "src/a.ts": "export {};\n" });
    await add(folder, ["retry"]);
    for (const rule of ["no-unbounded-retry", "require-retry-backoff"])
      expect((await lint(folder, rule, "src/lib/retry.ts")).messages).toEqual([]);
  });
});
