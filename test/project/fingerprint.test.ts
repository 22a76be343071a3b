import { appendFileSync, cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { fingerprint } from "../../src/project/fingerprint.ts";
import { project } from "../cli/run-check.ts";

/** A copy in a folder of its own, so that no earlier answer is still fresh. */
function copyOf(folder: string): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), "backend-patterns-")));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

const files = {
  "package.json": `{ "workspaces": ["packages/*"] }`,
  "README.md": "# A",
  "locales/en.json": `{ "hello": "Hello" }`,
  "node_modules/a/index.js": "",
  "packages/a/package.json": `{ "name": "a" }`,
  "packages/a/tsconfig.json": `{ "extends": "../base.json" }`,
  "packages/base.json": `{ "compilerOptions": {} }`,
  "packages/a/src/a.ts": "export const a = 1;",
  "packages/a/schema.prisma": "model A { id Int @id }",
};

it("is the same for the same files elsewhere, and from any folder of the repository", () => {
  const folder = project(files);
  const there = copyOf(folder);
  expect(fingerprint([folder])).toBe(fingerprint([there]));
  expect(fingerprint([join(folder, "packages/a")])).toBe(fingerprint([there]));
  expect(fingerprint([folder, join(folder, "packages")])).toBe(fingerprint([folder]));
});

it.for(["packages/a/src/a.ts", "packages/base.json", "packages/a/package.json", "packages/a/schema.prisma"])(
  "changes with %s",
  (name) => {
    const folder = project(files);
    const before = fingerprint([folder]);
    const changed = copyOf(folder);
    appendFileSync(join(changed, name), "\n");
    expect(fingerprint([changed])).not.toBe(before);
  },
);

it.for(["README.md", "locales/en.json", "node_modules/a/index.js"])("doesn't change with %s", (name) => {
  const folder = project(files);
  const before = fingerprint([folder]);
  const changed = copyOf(folder);
  appendFileSync(join(changed, name), "\n");
  expect(fingerprint([changed])).toBe(before);
});

it("changes when a file is renamed or added", () => {
  const folder = project(files);
  const before = fingerprint([folder]);
  const added = copyOf(folder);
  writeFileSync(join(added, "packages/a/src/b.ts"), "");
  expect(fingerprint([added])).not.toBe(before);
});
