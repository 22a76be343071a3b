import { readFileSync } from "node:fs";
import { join } from "node:path";
import { applyPatch } from "diff";
import { describe, expect, it, vi } from "vitest";
import plugin from "../../src/index.ts";
import { client, session, shop } from "./session.ts";

// The first call loads ESLint and the analysis.
vi.setConfig({ testTimeout: 60_000 });

const star = `
import { prisma } from "./db.ts";
export async function isTaken(email: string) {
  const user = await prisma.user.findUnique({ where: { email } });
  return user !== null;
}
`;

describe("the list of tools", () => {
  it("is a contract", async () => {
    const { client: connected } = await session({});
    expect((await connected.listTools()).tools).toMatchSnapshot();
  });

  it("has nothing that writes on a read-only server", async () => {
    const { client: connected } = await session({}, { readOnly: true });
    const { tools } = await connected.listTools();
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
    expect(tools.map(({ name }) => name)).not.toContain("fix_files");
  });

  it("suits clients that know little of JSON Schema", async () => {
    const { client: connected } = await session({});
    for (const { name, description, inputSchema, outputSchema } of (await connected.listTools()).tools) {
      expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(description?.length).toBeLessThanOrEqual(2048);
      for (const schema of [inputSchema, outputSchema]) {
        expect(schema?.type).toBe("object");
        expect(Object.keys(schema ?? {})).not.toEqual(expect.arrayContaining(["anyOf", "oneOf", "allOf"]));
        expect(JSON.stringify(schema)).not.toContain("prefixItems");
      }
      expect(inputSchema.additionalProperties).toBe(false);
    }
  });
});

describe("analyze_files", () => {
  it("follows calls across files, and tells each finding in a line", async () => {
    const { call } = await session(shop);
    expect(await call("analyze_files", { paths: ["src"], rules: ["no-query-in-loop"] })).toMatchSnapshot();
  });

  it("tells everything when asked", async () => {
    const { call } = await session(shop);
    const input = { paths: ["src"], rules: ["no-query-in-loop"], response_format: "detailed" };
    expect(await call("analyze_files", input)).toMatchSnapshot();
  });

  it("makes an entry of each bad path, and checks the rest", async () => {
    const { call } = await session({ ...shop, "src/broken.ts": "const = ;" });
    const paths = ["src/names.ts", "src/missing.ts", "src/broken.ts", "../elsewhere.ts", "README.md"];
    const { data, isError } = await call("analyze_files", { paths, rules: ["no-query-in-loop"] });
    expect(isError).toBe(false);
    expect(data["errors"]).toMatchSnapshot();
    expect(data).toMatchObject({ clean: false, summary: { files: 1, findings: 1 } });
  });

  it("uses the project's configuration where that enables the plugin, and the recommended one elsewhere", async () => {
    // Not the built plugin: another run may be building it.
    vi.stubGlobal("backendPatterns", plugin);
    const { call } = await session({
      "a/eslint.config.mjs": `
        const plugins = { "backend-patterns": globalThis.backendPatterns };
        export default [{ plugins, rules: { "backend-patterns/no-select-star": "warn" } }];
      `,
      "a/db.js": client,
      "a/taken.js": star.replace("email: string", "email").replace("./db.ts", "./db.js"),
      "b/eslint.config.mjs": "export default [];",
      "b/db.ts": client,
      "b/taken.ts": star,
    });
    const { data } = await call("analyze_files", { paths: ["."], response_format: "detailed" });
    expect(data["files"]).toMatchObject([
      { path: "a/taken.js", rules: [{ rule: "no-select-star", findings: [{ severity: "warning" }] }] },
      { path: "b/taken.ts", rules: [{ rule: "no-select-star", findings: [{ severity: "error" }] }] },
    ]);
    const errorsOnly = await call("analyze_files", { paths: ["."], min_severity: "error" });
    expect(errorsOnly.data).toMatchObject({ summary: { findings: 1, errors: 1 } });
  });

  it("names the rules when one is unknown", async () => {
    const { call } = await session(shop);
    const { isError, text } = await call("analyze_files", { paths: ["src"], rules: ["no-such-rule"] });
    expect(isError).toBe(true);
    expect(text).toMatch(/^There is no rule `no-such-rule`\. The rules are: .*no-query-in-loop/);
  });

  it("says which key it doesn't know", async () => {
    const { call } = await session(shop);
    const { isError, text } = await call("analyze_files", { paths: ["src"], rule: "no-query-in-loop" });
    expect(isError).toBe(true);
    expect(text).toContain('Unrecognized key: "rule"');
  });
});

describe("audit_routes", () => {
  const routes = {
    ...shop,
    "src/app.ts": `
      import express from "express";
      import { names } from "./names.ts";
      import { requireUser } from "./auth.ts";
      const app = express();
      app.post("/names", requireUser, async (req, res) => res.json(await names(req.body)));
      app.post("/echo", (req, res) => res.json(req.body));
      app.get("/health", (req, res) => res.end());
    `,
    "src/auth.ts": `
      import jwt from "jsonwebtoken";
      export function requireUser(req, res, next) {
        req.user = jwt.verify(req.headers.authorization, process.env.SECRET);
        next();
      }
    `,
  };

  it("lists what stands before each endpoint, and what it runs", async () => {
    const { call } = await session(routes);
    expect(await call("audit_routes", { paths: ["."] })).toMatchSnapshot();
  });

  it("lists only what is asked for, page by page", async () => {
    const { call } = await session(routes);
    const first = await call("audit_routes", { paths: ["src"], only: "unauthenticated", limit: 1 });
    expect(first.data).toMatchObject({ endpoints: [{ path: "/echo" }], truncated: true });
    const next = await call("audit_routes", { paths: ["src"], limit: 1, cursor: first.data["next_cursor"] });
    expect(next.data).toMatchObject({ endpoints: [{ path: "/health" }], truncated: false });
    const foreign = await call("analyze_files", { paths: ["src"], cursor: first.data["next_cursor"] });
    expect(foreign).toMatchObject({ isError: true, text: expect.stringContaining("expired") as string });
  });

  it("makes an entry of each bad path", async () => {
    const { call } = await session({ ...routes, "src/broken.ts": "const = ;" });
    const { data, isError } = await call("audit_routes", { paths: ["src", "../elsewhere.ts", "missing.ts"] });
    expect(isError).toBe(false);
    expect(data["errors"]).toMatchObject([
      { path: "../elsewhere.ts", kind: "refused" },
      { path: "missing.ts", kind: "no-match" },
      { path: "src/broken.ts", kind: "syntax" },
    ]);
    expect(data).toMatchObject({ summary: { endpoints: 3 } });
  });
});

describe("analyze_code", () => {
  const code = shop["src/names.ts"];

  it("resolves imports from where the code would stand", async () => {
    const { call } = await session({ "src/db.ts": client, "src/users.ts": shop["src/users.ts"] });
    expect(await call("analyze_code", { code, filename: "src/names.ts" })).toMatchSnapshot();
    const elsewhere = await call("analyze_code", { code, filename: "other/names.ts" });
    expect(elsewhere.data).toEqual({ clean: true, files: [], errors: [] });
  });

  it("says where code doesn't parse, or isn't looked at", async () => {
    const { call } = await session({});
    expect((await call("analyze_code", { code: "const = 1", filename: "a.ts" })).data).toMatchObject({
      clean: false,
      errors: [{ path: "a.ts", kind: "syntax", line: 1 }],
    });
    expect((await call("analyze_code", { code: "# Title", filename: "a.md" })).data).toMatchObject({
      errors: [{ path: "a.md", kind: "ignored" }],
    });
    expect(await call("analyze_code", { code, filename: "../a.ts" })).toMatchObject({ isError: true });
  });
});

describe("fix_files", () => {
  const files = { "src/db.ts": client, "src/taken.ts": star };

  it("shows diffs that apply, and writes nothing", async () => {
    const { call, root } = await session(files);
    const result = await call("fix_files", { paths: ["src"], rules: ["no-select-star"] });
    expect(result).toMatchSnapshot();
    expect(readFileSync(join(root, "src/taken.ts"), "utf8")).toBe(star);
    const [{ diff }] = result.data["diffs"] as [{ diff: string }];
    const patched = applyPatch(star, diff);
    await call("fix_files", { paths: ["src"], rules: ["no-select-star"], dry_run: false });
    expect(readFileSync(join(root, "src/taken.ts"), "utf8")).toBe(patched);
  });

  it("has nothing left to do the second time", async () => {
    const { call } = await session(files);
    const input = { paths: ["src"], rules: ["no-select-star"], dry_run: false };
    expect((await call("fix_files", input)).data).toMatchObject({ written: true, fixed: 1, remaining: [] });
    expect((await call("fix_files", input)).data).toMatchObject({ written: false, fixed: 0, diffs: [] });
  });

  it("leaves what is only suggested, unless it is asked for", async () => {
    const { call } = await session({
      "src/db.ts": client,
      "src/all.ts": `
import { prisma } from "./db.ts";
export async function load(ids: Iterable<number>) {
  const found = [];
  for (const id of ids) found.push(await prisma.user.findUnique({ where: { id }, select: { id: true } }));
  return found;
}
`,
    });
    const input = { paths: ["src"], rules: ["no-query-in-loop"] };
    expect((await call("fix_files", input)).data).toMatchObject({
      fixed: 0,
      remaining: [{ path: "src/all.ts" }],
    });
    const suggested = await call("fix_files", { ...input, include_suggestions: true });
    expect(suggested.data).toMatchObject({ fixed: 1, remaining: [] });
    expect(suggested.text).toContain("+");
  });
});

describe("the documents", () => {
  it("explains rules", async () => {
    const { call } = await session({});
    const { data, text } = await call("explain_rule", {
      rule_ids: ["no-query-in-loop", "backend-patterns/no-select-star", "nonsense"],
    });
    expect(data).toMatchObject({
      rules: [
        { id: "no-query-in-loop", pattern: "n-plus-one-prevention", fixable: true },
        { id: "no-select-star", pattern: "query-optimization" },
      ],
      unknown: ["nonsense"],
    });
    expect(text).toMatch(/What it reports[^]*Pattern: `n-plus-one-prevention`[^]*No such rule: nonsense\.$/);
    expect(await call("explain_rule", { rule_ids: ["nonsense"] })).toMatchObject({ isError: true });
  });

  it("searches patterns", async () => {
    const { call } = await session({});
    const { data } = await call("search_patterns", { query: "too many queries in a loop", limit: 2 });
    expect(data).toMatchObject({ patterns: [{ id: "n-plus-one-prevention" }, {}] });
    expect((await call("search_patterns", { query: "zzzzqqqq" })).text).toBe("No page fits.");
  });

  it("reads patterns: a page, a section, a summary", async () => {
    const { call } = await session({});
    const page = await call("get_pattern", { ids: ["transaction"] });
    const section = await call("get_pattern", { ids: ["transaction"], section: "How it goes wrong" });
    const summary = await call("get_pattern", { ids: ["transaction"], response_format: "concise" });
    expect(page.text).toMatch(/^# Transaction/);
    expect(section.text).toMatch(/^## How it goes wrong/);
    expect(page.text.length).toBeGreaterThan(section.text.length);
    expect(section.text.length).toBeGreaterThan(summary.text.length);
    expect((await call("get_pattern", { ids: ["nonsense"] })).text).toMatch(
      /The patterns are: api-versioning/,
    );
    expect((await call("get_pattern", { ids: ["transaction"], section: "no" })).text).toMatch(
      /There are: problem/,
    );
  });

  it("serves rules and patterns as resources, with completion", async () => {
    const { client: connected } = await session({});
    const { resources } = await connected.listResources();
    const uris = resources.map(({ uri }) => uri);
    expect(uris).toEqual(
      expect.arrayContaining([
        "backend-patterns://index",
        "backend-patterns://rules/no-query-in-loop",
        "backend-patterns://patterns/transaction",
        "skill://backend-patterns/SKILL.md",
      ]),
    );
    for (const uri of uris) {
      const { contents } = await connected.readResource({ uri });
      expect((contents[0] as { text: string }).text.length).toBeGreaterThan(50);
    }
    await expect(connected.readResource({ uri: "backend-patterns://rules/nonsense" })).rejects.toThrow();
    const { completion } = await connected.complete({
      ref: { type: "ref/resource", uri: "backend-patterns://patterns/{id}" },
      argument: { name: "id", value: "trans" },
    });
    expect(completion.values).toEqual(["transaction"]);
  });

  it("offers prompts", async () => {
    const { client: connected } = await session({});
    const focus = await connected.getPrompt({
      name: "review_backend_changes",
      arguments: { focus: "security" },
    });
    expect(JSON.stringify(focus.messages)).toContain("Look at this most: security");
    const path = await connected.getPrompt({ name: "fix_backend_findings", arguments: { path: "src" } });
    expect(JSON.stringify(path.messages)).toContain("`src`");
  });
});
