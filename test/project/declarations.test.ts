import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Declaration, Project } from "../../src/project/module.ts";
import { createProject } from "../../src/project/project.ts";
import { temporaryProject, writeFiles, type Files } from "./temporary-project.ts";

function find(project: Project, filename: string, name: string): Declaration {
  const module = project.module(filename);
  for (const statement of module?.ast.body ?? []) {
    const node = "declaration" in statement && statement.declaration ? statement.declaration : statement;
    const isDeclaration = node.type === "ClassDeclaration" || node.type === "TSInterfaceDeclaration";
    if (module && isDeclaration && node.id?.name === name) return { module, node };
  }
  throw new Error(`no ${name} in ${filename}`);
}

function names(declarations: readonly Declaration[]): string[] {
  return declarations
    .map(({ module, node }) => `${node.id?.name} in ${path.basename(module.filename)}`)
    .sort();
}

function subtypes(files: Files, filename: string, name: string): string[] {
  const project = createProject(temporaryProject(files));
  return names(project.subtypes(find(project, filename, name)));
}

const port = "export interface Users { find(id: string): User }";

describe("subtypes", () => {
  it.each<[string, Files, string[]]>([
    [
      "implements",
      { "b.ts": "import { Users } from './a'; export class SqlUsers implements Users {}" },
      ["SqlUsers in b.ts"],
    ],
    [
      "implements in the same file",
      { "a.ts": `${port} class SqlUsers implements Users {}` },
      ["SqlUsers in a.ts"],
    ],
    [
      "an interface that extends",
      { "b.ts": "import type { Users } from './a'; interface More extends Users {}" },
      ["More in b.ts"],
    ],
    [
      "a renamed import",
      { "b.ts": "import { Users as Port } from './a'; export default class B implements Port {}" },
      ["B in b.ts"],
    ],
    [
      "a namespace import",
      { "b.ts": "import * as ports from './a'; abstract class B implements Other, ports.Users {}" },
      ["B in b.ts"],
    ],
    [
      "a barrel",
      {
        "index.ts": "export * from './a';",
        "b.ts": "import { Users } from '.'; class B implements Users {}",
      },
      ["B in b.ts"],
    ],
    [
      "a renaming barrel",
      {
        "index.ts": "export { Users as Port } from './a';",
        "b.ts": "import { Port } from '.'; class B implements Port {}",
      },
      ["B in b.ts"],
    ],
    [
      "type arguments",
      { "b.ts": "import { Users } from './a'; class B implements Users<{ a: 1 }> {}" },
      ["B in b.ts"],
    ],
    [
      "a long head",
      {
        "b.ts": `import { Users } from './a'; class B<T extends { a: 1 }>\n  extends Base<T>\n  implements\n    First<{ x: 1 }>,\n    Users {}`,
      },
      ["B in b.ts"],
    ],
    [
      "a class in a namespace",
      { "b.ts": "import { Users } from './a'; export namespace N { export class B implements Users {} }" },
      ["B in b.ts"],
    ],
    [
      "several",
      {
        "b.ts": "import { Users } from './a'; class B implements Users {} class C implements Users {}",
        "d/e.ts": "import { Users } from '../a'; export class E implements Users {}",
      },
      ["B in b.ts", "C in b.ts", "E in e.ts"],
    ],
    [
      "another interface of the same name",
      {
        "b.ts": "interface Users {} class B implements Users {}",
        "c.ts": "import { Users } from 'users'; class C implements Users {}",
      },
      [],
    ],
    [
      "a mention that is no heritage",
      { "b.ts": "import { Users } from './a'; // implements Users\nclass B { users: Users }" },
      [],
    ],
    ["a type parameter", { "b.ts": "import { Users } from './a'; class B<T extends Users> {}" }, []],
    ["a file that doesn't parse", { "b.ts": "import { Users } from './a'; class B implements Users {" }, []],
    [
      "what is installed or built",
      {
        "node_modules/x/b.ts": "import { Users } from '../../a'; class B implements Users {}",
        "dist/b.ts": "import { Users } from '../a'; class B implements Users {}",
      },
      [],
    ],
  ])("%s", (_, files, expected) => {
    expect(subtypes({ "package.json": "{}", "a.ts": port, ...files }, "a.ts", "Users")).toEqual(expected);
  });

  it("of a class", () => {
    const files = {
      "a.ts": "export default abstract class Base<T> {}",
      "b.ts": "import Root from './a'; class B extends Root<User> {}",
      "c.js": "const Base = require('./a').default; class C extends Base {}",
      "d.ts": "import { B } from './b'; class D extends B {}",
    };
    expect(subtypes(files, "a.ts", "Base")).toEqual(["B in b.ts", "C in c.js"]);
  });

  it("of a class that CommonJS exports", () => {
    const files = {
      "a.js": "class Base {} module.exports = Base;",
      "b.js": "const Root = require('./a'); class B extends Root {}",
      "c.js": "const { Base } = require('./d'); class C extends Base {}",
      "d.js": "module.exports = { Base: require('./a') };",
    };
    expect(subtypes(files, "a.js", "Base")).toEqual(["B in b.js", "C in c.js"]);
  });

  it("across the packages of a workspace", () => {
    const files = {
      "package.json": '{"workspaces":["packages/*"]}',
      "packages/core/package.json": '{"name":"@acme/core"}',
      "packages/core/src/index.ts": port,
      "packages/api/package.json": '{"name":"api"}',
      "packages/api/src/b.ts": "import { Users } from '@acme/core'; export class B implements Users {}",
    };
    expect(subtypes(files, "packages/core/src/index.ts", "Users")).toEqual(["B in b.ts"]);
  });

  it("of a declaration without a name", () => {
    expect(subtypes({ "a.ts": "export default class {} class A {}" }, "a.ts", "A")).toEqual([]);
    const project = createProject(temporaryProject({ "a.ts": "export default class {}" }));
    const module = project.module("a.ts")!;
    const [statement] = module.ast.body;
    const node = statement?.type === "ExportDefaultDeclaration" ? statement.declaration : undefined;
    expect(project.subtypes({ module, node: node as Declaration["node"] })).toEqual([]);
  });

  it("after files came, changed and went", () => {
    const root = temporaryProject({ "a.ts": port });
    const project = createProject(root);
    const ask = (): string[] => {
      project.refresh({ force: true });
      return names(project.subtypes(find(project, "a.ts", "Users")));
    };
    expect(ask()).toEqual([]);
    writeFiles(root, { "b.ts": "import { Users } from './a'; class B implements Users {}" });
    expect(ask()).toEqual(["B in b.ts"]);
    writeFiles(root, { "b.ts": "import { Users } from './a'; class C implements Users {}" });
    expect(ask()).toEqual(["C in b.ts"]);
    writeFiles(root, { "a.ts": `export interface Other {} ${port}` });
    expect(ask()).toEqual(["C in b.ts"]);
    fs.rmSync(path.join(root, "b.ts"));
    expect(ask()).toEqual([]);
  });

  it("survives links in a circle", () => {
    const root = temporaryProject({
      "a.ts": port,
      "src/b.ts": "import { Users } from '../a'; class B implements Users {}",
    });
    fs.symlinkSync("..", path.join(root, "src/up"), "dir");
    const project = createProject(root);
    expect(names(project.subtypes(find(project, "a.ts", "Users")))).toEqual(["B in b.ts"]);
  });
});

describe("augmentations", () => {
  function augmentations(files: Files, specifier: string, name: string): string[] {
    const project = createProject(temporaryProject(files));
    return names(project.augmentations(specifier, name, "app.ts"));
  }

  const express = "declare module 'express-serve-static-core' { interface Request { db: Pool } }";

  it("finds what modules add to a package's interface", () => {
    const files = { "types/express.d.ts": express, "b.ts": `export {}; ${express}` };
    expect(augmentations(files, "express-serve-static-core", "Request")).toEqual([
      "Request in b.ts",
      "Request in express.d.ts",
    ]);
    expect(augmentations(files, "express-serve-static-core", "Response")).toEqual([]);
    expect(augmentations(files, "express", "Request")).toEqual([]);
  });

  it("finds what is added to the global scope, also inside a namespace", () => {
    const files = {
      "types.d.ts":
        "export {}; declare global { namespace Express { interface Request { user?: User } } interface Window { x: 1 } }",
    };
    expect(augmentations(files, "global", "Request")).toEqual(["Request in types.d.ts"]);
    expect(augmentations(files, "global", "Window")).toEqual(["Window in types.d.ts"]);
  });

  it("finds exported interfaces of a block", () => {
    expect(
      augmentations(
        { "a.ts": 'declare module "fastify" { export interface FastifyInstance { db: Pool } } export {}' },
        "fastify",
        "FastifyInstance",
      ),
    ).toEqual(["FastifyInstance in a.ts"]);
  });

  it("finds blocks by the file they mean", () => {
    const files = {
      "types.ts": "export interface Context {}",
      "sub/b.ts": "import '../types'; declare module '../types' { interface Context { db: Pool } }",
    };
    expect(augmentations(files, "./types", "Context")).toEqual(["Context in b.ts"]);
  });
});
