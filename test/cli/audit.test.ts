import { describe, expect, it } from "vitest";
import { auditCommand } from "../../src/cli/commands/audit.ts";
import { project } from "./run-check.ts";

const files = {
  "src/db.ts": `
    import { PrismaClient } from "@prisma/client";
    export const prisma = new PrismaClient();
  `,
  "src/auth.ts": `
    import jwt from "jsonwebtoken";
    export function requireUser(req, res, next) {
      req.user = jwt.verify(req.headers.authorization, process.env.SECRET!);
      next();
    }
  `,
  "src/app.ts": `
    import express from "express";
    import { z } from "zod";
    import { requireUser } from "./auth.ts";
    import { prisma } from "./db.ts";
    const order = z.object({ ids: z.array(z.number()) });
    const app = express();
    app.post("/<b>hooks</b>", async (req, res) => { await prisma.hook.create({ data: req.body }); res.end(); });
    app.use("/orders", requireUser);
    app.post("/orders", async (req, res) => {
      const { ids } = order.parse(req.body);
      for (const id of ids) await prisma.order.update({ where: { id }, data: { paid: true } });
      res.end();
    });
  `,
  "src/app.test.ts": `import express from "express"; express().post("/test", (req, res) => res.end(save(req.body)));`,
};

async function audit(args: string[], tree: Record<string, string> = files) {
  const written = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr") => ({ write: (text: string) => (written[name] += text) });
  const io = { cwd: project(tree), stdout: output("stdout"), stderr: output("stderr"), env: {} };
  return { code: await auditCommand().run(args, io), ...written };
}

describe("audit", () => {
  it("lists the endpoints, unauthenticated ones first", async () => {
    const { code, stdout } = await audit([]);
    expect(stdout).toBe(`2 endpoints in 3 files: 1 unauthenticated, 1 unvalidated, 1 with queries in loops.

Nothing authenticates (1)
  POST /<b>hooks</b>  src/app.ts:8
       1 query: prisma.hook.create

Authenticated (1)
  POST /orders        src/app.ts:10
       authenticated by requireUser
       validated by order.parse
       1 query: prisma.order.update once per element of ids
`);
    expect(code).toBe(0);
  });

  it("prints the same as JSON", async () => {
    const { stdout } = await audit(["--json", "src"]);
    expect(JSON.parse(stdout)).toEqual({
      summary: { files: 3, endpoints: 2, unauthenticated: 1, unvalidated: 1, n_plus_one: 1 },
      endpoints: [
        {
          method: "POST",
          path: "/<b>hooks</b>",
          file: "src/app.ts",
          line: 8,
          framework: "express",
          authentication: "absent",
          authenticated_by: [],
          authorised_by: [],
          validated_by: [],
          limited_by: [],
          queries: [{ query: "prisma.hook.create", file: "src/app.ts", line: 8 }],
        },
        {
          method: "POST",
          path: "/orders",
          file: "src/app.ts",
          line: 10,
          framework: "express",
          authentication: "present",
          authenticated_by: ["requireUser"],
          authorised_by: [],
          validated_by: ["order.parse"],
          limited_by: [],
          queries: [{ query: "prisma.order.update", file: "src/app.ts", line: 12, per_element: "ids" }],
        },
      ],
      errors: [],
    });
  });

  it.each([
    ["unauthenticated", ["/<b>hooks</b>"]],
    ["unvalidated", ["/<b>hooks</b>"]],
    ["n_plus_one", ["/orders"]],
  ])("lists only what is %s, and fails if there is any", async (only, paths) => {
    const { code, stdout } = await audit(["--only", only, "--json"]);
    const { endpoints } = JSON.parse(stdout) as { endpoints: { path: string }[] };
    expect(endpoints.map(({ path }) => path)).toEqual(paths);
    expect(code).toBe(1);
  });

  it("passes where nothing wants what was asked for", async () => {
    const { code } = await audit(["--only", "unauthenticated"], { ...files, "src/app.ts": "export {};" });
    expect(code).toBe(0);
  });

  it("says what it doesn't know, and what it couldn't read", async () => {
    await expect(audit(["--only", "untested"])).rejects.toThrow("unauthenticated, unvalidated, n_plus_one");
    await expect(audit(["--format", "yaml"])).rejects.toThrow("text, json, html");
    const { code, stderr } = await audit(["nowhere"]);
    expect([code, stderr]).toEqual([2, "nowhere: There is no such file or folder.\n"]);
    const broken = await audit([], { "a.ts": "const = ;", "b.ts": "export {};" });
    expect([broken.code, broken.stderr]).toEqual([0, "a.ts: Skipped: can't be parsed.\n"]);
  });
});

describe("the page", () => {
  it("is one file that loads nothing, with everything escaped", async () => {
    const { stdout } = await audit(["--format", "html"]);
    expect(stdout).toMatch(/^<!doctype html>/);
    expect(stdout).toContain("<code>/&lt;b&gt;hooks&lt;/b&gt;</code>");
    expect(stdout).not.toContain("<b>hooks");
    expect(stdout).not.toMatch(/\b(?:src|href)=|@import|url\(|https?:/);
    expect(stdout).toContain('<tr class="absent" data-wants="unauthenticated unvalidated">');
    expect(stdout.indexOf("/&lt;b&gt;hooks")).toBeLessThan(stdout.indexOf("<code>/orders"));
  });
});
