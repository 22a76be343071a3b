import { mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { RefusedPath, Roots } from "../../mcp/roots.ts";
import { project, session, shop, write } from "./session.ts";

// The first call loads ESLint and the analysis.
vi.setConfig({ testTimeout: 60_000 });

const outsideQuery = `
import { prisma } from "./db.ts";
export const secretVault = { openTheSafe: (id: number) => prisma.user.findUnique({ where: { id } }) };
`;

/** A root and a folder beside it, which holds what nobody may see. */
function neighbours() {
  const folder = project({
    "inside/src/a.ts": "export const a = 1;",
    "outside/secret.ts": outsideQuery,
    "outside/db.ts": shop["src/db.ts"],
  });
  const root = join(folder, "inside");
  symlinkSync(join(folder, "outside"), join(root, "linked-folder"));
  symlinkSync(join(folder, "outside/secret.ts"), join(root, "src/linked.ts"));
  symlinkSync(join(folder, "outside/nothing"), join(root, "dangling"));
  symlinkSync(root, join(root, "self"));
  return { folder, root };
}

describe("paths", () => {
  it.each([
    "../outside/secret.ts",
    "src/../../outside",
    "..",
    "..\\outside\\secret.ts",
    "linked-folder",
    "linked-folder/secret.ts",
    "src/linked.ts",
    "dangling",
    "dangling/new.ts",
    "/etc/passwd",
    "~",
    "~/secret.ts",
    "~root/x",
    "\\\\server\\share",
    "//server/share",
    "src/a.ts\0.md",
  ])("refuses %j", (path) => {
    const { root } = neighbours();
    expect(() => new Roots([root]).resolve(path)).toThrow(RefusedPath);
  });

  it.each([
    "src/a.ts",
    "./src",
    ".",
    "src/../src/a.ts",
    "self/src/a.ts",
    "src\\a.ts",
    "new/file.ts",
    "a..b.ts",
  ])("takes %j", (path) => {
    const { root } = neighbours();
    expect(new Roots([root]).resolve(path).startsWith(root)).toBe(true);
  });

  it("takes absolute paths inside, and a second root", () => {
    const { folder, root } = neighbours();
    const roots = new Roots([root, join(folder, "outside")]);
    expect(roots.resolve(join(root, "src/a.ts"))).toBe(join(root, "src/a.ts"));
    expect(roots.resolve("secret.ts")).toBe(join(folder, "outside/secret.ts"));
  });

  it("doesn't take a folder for a root because its name begins like one", () => {
    const { folder, root } = neighbours();
    mkdirSync(join(folder, "inside-too"));
    expect(() => new Roots([root]).resolve(join(folder, "inside-too"))).toThrow(RefusedPath);
  });

  it("never resolves to anything outside, whatever is given", () => {
    const { root } = neighbours();
    const roots = new Roots([root]);
    const segment = fc.constantFrom(
      "..",
      ".",
      "src",
      "linked-folder",
      "self",
      "dangling",
      "secret.ts",
      "",
      "~",
      "\0",
    );
    const path = fc.oneof(
      fc.array(segment, { maxLength: 8 }).map((parts) => parts.join("/")),
      fc.array(segment, { maxLength: 8 }).map((parts) => parts.join("\\")),
      fc.string({ maxLength: 60 }),
    );
    fc.assert(
      fc.property(path, (given) => {
        let resolved: string;
        try {
          resolved = roots.resolve(given);
        } catch (error) {
          expect(error).toBeInstanceOf(RefusedPath);
          return;
        }
        let existing = resolved;
        for (;;) {
          try {
            expect(`${realpathSync(existing)}/`.startsWith(`${root}/`)).toBe(true);
            return;
          } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
            existing = dirname(existing);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("hides absolute paths in messages, and leaves routes and addresses alone", () => {
    const { root } = neighbours();
    const roots = new Roots([root]);
    expect(
      roots.withoutPaths(`Cannot find module '${root}/x/y.js' imported from /home/me/z/eslint.config.js`),
    ).toBe("Cannot find module 'x/y.js' imported from (a path outside the roots)");
    const harmless = "See https://example.com/a/b, or GET /users.";
    expect(roots.withoutPaths(harmless)).toBe(harmless);
  });
});

describe("an analysis", () => {
  it("doesn't follow links out of the roots, wherever they turn up", async () => {
    const { call, root } = await session({ "src/a.ts": "export const a = 1;" });
    const outside = project({ "secret.ts": outsideQuery });
    symlinkSync(join(outside, "secret.ts"), join(root, "src/linked.ts"));
    symlinkSync(outside, join(root, "src/folder"));
    for (const paths of [
      ["src"],
      ["src/*.ts"],
      ["src/**"],
      ["src/linked.ts"],
      ["src/folder"],
      ["src/{..,.}/**"],
    ]) {
      const { data, text } = await call("analyze_files", { paths });
      expect((data["summary"] as { findings: number }).findings).toBe(0);
      expect(text).not.toContain("secretVault");
      expect(text).not.toContain(basename(outside));
    }
  });

  it("refuses to write through a link", async () => {
    const { call, root } = await session({});
    const outside = project({ "secret.ts": "export const a = 1;" });
    symlinkSync(join(outside, "secret.ts"), join(root, "linked.ts"));
    const { data } = await call("fix_files", { paths: ["linked.ts"], dry_run: false });
    expect(data).toMatchObject({ written: false, errors: [{ path: "linked.ts", kind: "refused" }] });
  });

  it("keeps to the roots for configurations too", async () => {
    const folder = project({
      "eslint.config.mjs": "throw new Error('loaded');",
      "inside/a.ts": "export {};",
    });
    write(folder, { "inside/src/b.ts": "export {};" });
    const { localEngine } = await import("./session.ts");
    const output = await localEngine(join(folder, "inside")).call(
      "check",
      { paths: ["."] },
      { signal: AbortSignal.timeout(60_000) },
    );
    expect(output).toMatchObject({ failures: [], checked: 2 });
  });
});
