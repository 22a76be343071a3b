import fs from "node:fs";
import path from "node:path";
import * as parser from "@typescript-eslint/parser";
import { ESLint, Linter } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.ts";
import { createProject } from "../../src/project/project.ts";
import { temporaryProject, writeFiles, type Files } from "../project/temporary-project.ts";

const rules = Object.fromEntries(
  Object.keys(plugin.rules).map((rule): [string, Linter.RuleEntry] => [`backend-patterns/${rule}`, "warn"]),
);
const config: Linter.Config[] = [
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { "backend-patterns": plugin },
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    rules,
  },
];

const db = `import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();\n`;

/** The rules that report anything in a file of the project. */
function findings(root: string, file: string): string[] {
  const filename = path.join(root, file);
  const text = fs.readFileSync(filename, "utf8");
  const messages = new Linter({ cwd: root, configType: "flat" }).verify(text, config, { filename });
  return [...new Set(messages.map(({ ruleId, message }) => ruleId ?? message))];
}

const loopOver = (callee: string, specifier: string) =>
  `import { ${callee} } from "${specifier}";
export async function all(ids: string[]) {
  const found = [];
  for (const id of ids) found.push(await ${callee}(id));
  return found;
}
`;
const queryInLoop = "backend-patterns/no-query-in-loop";

describe("chains", () => {
  /** `link0` queries; each other one calls the link before it, in a file of its own. */
  const calls = (length: number): Files =>
    Object.fromEntries(
      Array.from({ length }, (_, index): [string, string] => [
        `link${index}.ts`,
        index === 0
          ? `import { prisma } from "./db";\nexport const link0 = (id: string) => prisma.user.findUnique({ where: { id } });\n`
          : `import { link${index - 1} } from "./link${index - 1}";\nexport const link${index} = (id: string) => link${index - 1}(id);\n`,
      ]),
    );

  it("finds a query behind half a dozen calls", () => {
    const root = temporaryProject({
      "db.ts": db,
      ...calls(6),
      "main.ts": loopOver("link5", "./link5"),
    });
    expect(findings(root, "main.ts")).toContain(queryInLoop);
  });

  it("ends on calls behind calls without end", () => {
    const root = temporaryProject({
      "db.ts": db,
      ...calls(500),
      "main.ts": loopOver("link499", "./link499"),
    });
    expect(() => findings(root, "main.ts")).not.toThrow();
  });

  it.each([40, 400])("follows %i re-exports", (length) => {
    const barrels = Array.from({ length }, (_, index): [string, string] => [
      `barrel${index}.ts`,
      `export * from "./${index === 0 ? "link0" : `barrel${index - 1}`}";\n`,
    ]);
    const root = temporaryProject({
      "db.ts": db,
      ...calls(1),
      ...Object.fromEntries(barrels),
      "main.ts": loopOver("link0", `./barrel${length - 1}`),
    });
    expect(findings(root, "main.ts")).toContain(queryInLoop);
  });

  it("ends on functions that call each other in circles, across files", () => {
    const root = temporaryProject({
      "db.ts": db,
      "a.ts": `import { b } from "./b";\nimport { prisma } from "./db";
export async function a(id: string) { if (id) return b(id); return prisma.user.findUnique({ where: { id } }); }\n`,
      "b.ts": `import { a } from "./a";\nexport * from "./a";\nexport const b = (id: string) => a(id);\n`,
      "main.ts": loopOver("b", "./b"),
    });
    expect(findings(root, "main.ts")).toContain(queryInLoop);
  });

  it("ends on modules that export nothing but each other", () => {
    const root = temporaryProject({
      "a.ts": `export * from "./b";\n`,
      "b.ts": `export * from "./a";\nexport { missing } from "./a";\n`,
      "main.ts": loopOver("missing", "./a"),
    });
    expect(findings(root, "main.ts")).toEqual([]);
  });
});

describe("files", () => {
  it("reads projects whose links lead back into them", () => {
    const root = temporaryProject({
      "package.json": `{ "name": "app" }`,
      "src/db.ts": db,
      "src/find.ts": `import { prisma } from "./db";\nexport const find = (id: string) => prisma.user.findUnique({ where: { id } });\n`,
      "src/main.ts": loopOver("find", "./loop/find"),
    });
    fs.symlinkSync(path.join(root, "src"), path.join(root, "src/loop"));
    fs.symlinkSync(path.join(root, "self"), path.join(root, "self"));
    expect(findings(root, "src/main.ts")).toContain(queryInLoop);
  });

  it("reads on where a tsconfig extends what isn't there, itself, or no JSON", () => {
    const root = temporaryProject({
      "db.ts": db,
      "find.ts": `import { prisma } from "~/db";\nexport const find = (id: string) => prisma.user.findUnique({ where: { id } });\n`,
      "main.ts": loopOver("find", "~/find"),
      "broken.json": `{ "compilerOptions": `,
      "tsconfig.json": JSON.stringify({
        extends: ["./missing.json", "@missing/package", "./tsconfig.json", "./broken.json"],
        compilerOptions: { paths: { "~/*": ["./*"] } },
      }),
    });
    expect(findings(root, "main.ts")).toContain(queryInLoop);
  });

  it("takes what it can't read for unknown", () => {
    const root = temporaryProject({
      "package.json": "{",
      "binary.ts": "\0\0\0",
      "broken.ts": "export const find = (",
      "main.ts": ["binary", "broken", "folder", "huge", "missing"]
        .map((name) => loopOver("find", `./${name}`).replaceAll("find", name).replace("all", `all_${name}`))
        .join(""),
    });
    fs.mkdirSync(path.join(root, "folder.ts"));
    fs.writeFileSync(path.join(root, "huge.ts"), "x;\n".repeat(1_000_000));
    expect(findings(root, "main.ts")).toEqual([]);
  });

  it("notices files that go away and come back during a run", async () => {
    const files: Files = {
      "db.ts": db,
      "find.ts": `import { prisma } from "./db";\nexport const find = (id: string) => prisma.user.findUnique({ where: { id } });\n`,
      "main.ts": loopOver("find", "./find"),
    };
    const root = temporaryProject(files);
    const project = createProject(root);
    const target = () => project.imported("./find", "find", path.join(root, "main.ts"))?.kind;
    expect(target()).toBe("binding");
    fs.rmSync(path.join(root, "find.ts"));
    project.refresh({ force: true });
    expect(target()).toBe("package");
    writeFiles(root, files);
    project.refresh({ force: true });
    expect(target()).toBe("binding");
    // Whatever is gone when a rule asks, the run goes on.
    const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: config });
    const running = eslint.lintFiles(["*.ts"]);
    fs.rmSync(path.join(root, "find.ts"));
    await expect(running.catch((error: unknown) => String(error))).resolves.toSatisfy(
      (result) => Array.isArray(result) || /ENOENT/.test(String(result)),
    );
  });
});

describe("sizes", () => {
  it("lints a file of 50,000 lines", () => {
    const block = (index: number) => `export async function read${index}(ids: string[]) {
  const found = [];
  for (const id of ids) found.push(${index % 500 === 0 ? "await prisma.user.findUnique({ where: { id } })" : "id.trim()"});
  return found;
}
`;
    const text = `import { prisma } from "./db";\n${Array.from({ length: 10_000 }, (_, index) => block(index)).join("")}`;
    expect(text.split("\n").length).toBeGreaterThan(50_000);
    const root = temporaryProject({ "db.ts": db, "main.ts": text });
    expect(findings(root, "main.ts")).toContain(queryInLoop);
  }, 120_000);

  it.each([
    ["blocks", "{".repeat(1000), "}".repeat(1000)],
    ["functions", "(() => {".repeat(400), "})()".repeat(400)],
    ["calls", "f(".repeat(1000), ")".repeat(1000)],
    ["conditions", "a ? b : ".repeat(1000), "c"],
    ["members", "a", ".b".repeat(1000)],
    ["sums", "a", " + a".repeat(1000)],
    ["loops", "for (const a of b) ".repeat(1000), ";"],
    ["awaits", "await ".repeat(1000), "a"],
  ])("lints %s a thousand deep", (_, before, after) => {
    const root = temporaryProject({
      "db.ts": db,
      "main.ts": `import { prisma } from "./db";\nawait prisma.user.findMany();\n${before}${after}\n`,
    });
    // The linted file's own parser may give up; no rule does.
    const others = findings(root, "main.ts").filter((id) => !id.startsWith("backend-patterns/"));
    expect(others.filter((message) => !/Maximum call stack/.test(message))).toEqual([]);
  });
});
