import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { run } from "../../src/cli/run.ts";
import { installedProject, manifest, typeErrors } from "../add/generated.ts";
import { project as bareProject } from "../cli/run-check.ts";
import { plan, refusal } from "./project.ts";

vi.setConfig({ testTimeout: 60_000 });

const service = `import { PrismaClient } from "@prisma/client";
import type { Request, Response } from "express";
import express from "express";

const prisma = new PrismaClient();
export const router = express.Router();

router.get("/users/:id", async (request: Request, response: Response) => {
  const user = await prisma.user.findUnique({ where: { id: request.params["id"] } });
  if (!user) throw new Error("No such user");
  response.json(user);
});
router.post("/users", async (request: Request, response: Response) => {
  response.json(await prisma.user.create({ data: request.body }));
});
`;
const rates = `export async function rates() {
  for (;;) {
    try {
      return await fetch("https://rates.example");
    } catch {
      console.log("again");
    }
  }
}
`;
const tsconfig = JSON.stringify({
  compilerOptions: { strict: true, target: "ES2022", module: "NodeNext", noEmit: true, skipLibCheck: true },
});
const files = {
  "package.json": manifest(["express", "@prisma/client"]),
  "tsconfig.json": tsconfig,
  "src/users.ts": service,
  "src/rates.ts": rates,
};

const request = { plan: "add_module" as const };
const missing = ["src/users.ts", "throw new Error", request] as const;

describe("the finding decides which module is added", () => {
  it.for([
    ["no-raw-error", "src/users.ts", "throw new Error", "src/lib/errors.ts"],
    ["require-auth-wrapper", "src/users.ts", "router.post", "src/auth/require-auth.ts"],
    ["no-unbounded-retry", "src/rates.ts", "for (;;)", "src/lib/retry.ts"],
  ] as const)("%s", async ([, file, line, path]) => {
    const { diff, wiring } = await plan(installedProject(files), file, line, request);
    expect(diff.match(/^(?:---|\+\+\+) .*$/gm)).toEqual(["--- /dev/null", `+++ b/${path}`]);
    expect(wiring).toBeTruthy();
  });

  it("a line without such a finding asks for none", async () => {
    const root = bareProject(files);
    expect(await refusal(root, "src/users.ts", "response.json(user)", request)).toMatch(
      /^No finding of line 11 asks for a module: those of no-raw-error, /,
    );
  });

  it("what a number in an option cures isn't one", async () => {
    const root = bareProject({
      ...files,
      "src/rates.ts": `import axiosRetry from "axios-retry";
import axios from "axios";
axiosRetry(axios, { retries: Infinity });
`,
    });
    expect(await refusal(root, "src/rates.ts", "Infinity", request)).toMatch(
      /^No module cures this finding: /,
    );
  });

  it("only the findings of the project's own configuration count, where there is one", async () => {
    const root = bareProject({ ...files, "eslint.config.mjs": "export default [];" });
    const config = join(root, "eslint.config.mjs");
    expect(await refusal(root, ...(missing.slice(0, 2) as [string, string]), { ...request, config })).toMatch(
      /^No finding of line 10/,
    );
  });
});

describe("nothing is added that the project has", () => {
  it.for([
    [
      "an error class",
      { "src/failures.ts": "export class Missing extends Error {\n  readonly status = 404;\n}\n" },
      "throw new Error",
      "src/users.ts",
      "The project has `Missing` for that: nothing is missing.",
    ],
    [
      "a guard",
      {
        "src/guard.ts": `import jwt from "jsonwebtoken";
import type { Request, Response, NextFunction } from "express";
export function signedIn(request: Request, response: Response, next: NextFunction) {
  jwt.verify(String(request.headers.authorization), "key");
  next();
}
`,
        "src/orders.ts": `import express from "express";
import { signedIn } from "./guard.js";
const router = express.Router();
router.post("/orders", signedIn, (request, response) => response.json({}));
`,
      },
      "router.post",
      "src/users.ts",
      "The project has `signedIn` for that: nothing is missing.",
    ],
    [
      "a retry",
      {
        "src/again.ts": `export async function again<T>(task: () => Promise<T>) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await task();
    } catch (error) {
      if (attempt === 3) throw error;
      await new Promise((done) => setTimeout(done, 100 * 2 ** attempt));
    }
  }
}
`,
      },
      "for (;;)",
      "src/rates.ts",
      "The project has `again` for that: nothing is missing.",
    ],
  ] as const)("%s", async ([, own, line, file, message]) => {
    expect(await refusal(bareProject({ ...files, ...own }), file, line, request)).toBe(message);
  });

  it("a file of that name stays as it is", async () => {
    const root = bareProject({ ...files, "src/lib/errors.ts": "export const mine = 1;\n" });
    expect(await refusal(root, ...missing)).toMatch(
      /^There is `src\/lib\/errors\.ts` already: `npx backend-patterns add error --dir FOLDER` writes elsewhere/,
    );
  });

  it("NestJS has its own classes", async () => {
    const root = bareProject({ ...files, "package.json": manifest(["@nestjs/common"]) });
    expect(await refusal(root, ...missing)).toContain("`@nestjs/common`");
  });

  it("without a package.json nothing says where it would go", async () => {
    const { "package.json": _, ...others } = files;
    expect(await refusal(bareProject(others), ...missing)).toMatch(/package\.json/);
  });
});

describe("what is added", () => {
  it("comes with its test, goes through the compiler, and the fix uses it", async () => {
    const root = installedProject({ ...files, "package.json": manifest(["express", "vitest"]) });
    const written = { stdout: "" };
    const io = {
      cwd: root,
      stdout: { write: (text: string) => (written.stdout += text) },
      stderr: { write: () => undefined },
      env: {},
    };
    expect(await run(["refactor", "--plan", "add_module", "--write", "src/users.ts:10"], io)).toBe(0);
    expect(written.stdout).toMatch(/^Written: src\/lib\/errors\.ts, src\/lib\/errors\.test\.ts\n/);
    expect(written.stdout).toContain("app.use((error");
    expect(typeErrors(root, ["src/lib/errors.ts", "src/lib/errors.test.ts"])).toEqual([]);
    await run(["fix", "--rule", "no-raw-error", "src/users.ts"], io);
    expect(readFileSync(join(root, "src/users.ts"), "utf8")).toContain(
      `throw new NotFoundError("No such user")`,
    );
  });

  it("is a patch that git takes", async () => {
    const root = bareProject(files);
    const { diff } = await plan(root, "src/rates.ts", "for (;;)", request);
    execFileSync("git", ["apply", "-"], { cwd: root, input: diff });
    expect(readFileSync(join(root, "src/lib/retry.ts"), "utf8")).toContain("export async function retry<");
  });

  it("isn't shown where it wouldn't type-check", async () => {
    const old = JSON.stringify({ compilerOptions: { strict: true, target: "ES2020", module: "CommonJS" } });
    const root = bareProject({ ...files, "tsconfig.json": old });
    expect(await refusal(root, ...missing)).toMatch(/^The change wouldn't type-check: errors\.ts: /);
    expect(existsSync(join(root, "src/lib"))).toBe(false);
  });

  it("is on condition that types fit which aren't installed", async () => {
    const { conditions } = await plan(bareProject(files), "src/rates.ts", "for (;;)", request);
    expect(conditions).toEqual(["the types fit, of which some aren't installed here"]);
  });

  it("is formatted as the project's Prettier does it", async () => {
    const root = bareProject({ ...files, ".prettierrc": `{ "singleQuote": true, "tabWidth": 8 }` });
    mkdirSync(join(root, "node_modules"));
    symlinkSync(resolve("node_modules/prettier"), join(root, "node_modules/prettier"));
    const { diff } = await plan(root, ...(missing.slice(0, 2) as [string, string]), {
      ...request,
      runsProjectCode: true,
    });
    expect(diff).toContain("\n+        readonly status: number;\n");
    expect(diff).toContain("'Not found'");
  });
});
