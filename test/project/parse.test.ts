import { parse as parseWithTypeScript } from "@typescript-eslint/typescript-estree";
import type { TSESTree } from "@typescript-eslint/utils";
import { visitorKeys } from "@typescript-eslint/visitor-keys";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Module } from "../../src/project/module.ts";
import { parseModule } from "../../src/project/parse.ts";

function parsed(filename: string, text: string): Module {
  const module = parseModule(filename, text);
  if (!module) throw new Error(`${filename} doesn't parse`);
  return module;
}

/** Type, range and position in the tree of every node. */
function outline(ast: TSESTree.Program): string[] {
  const lines: string[] = [];
  const visit = (node: TSESTree.Node, path: string): void => {
    lines.push(`${path} ${node.type} ${node.range.join("-")}`);
    for (const key of visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, TSESTree.Node | TSESTree.Node[] | null | undefined>)[
        key
      ];
      if (Array.isArray(child)) child.forEach((item) => item && visit(item, `${path}.${key}`));
      else if (child) visit(child, `${path}.${key}`);
    }
  };
  visit(ast, "");
  return lines;
}

function nodesOf(ast: TSESTree.Program): TSESTree.Node[] {
  const nodes: TSESTree.Node[] = [];
  const visit = (node: TSESTree.Node): void => {
    nodes.push(node);
    for (const key of visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, TSESTree.Node | TSESTree.Node[] | null | undefined>)[
        key
      ];
      for (const item of Array.isArray(child) ? child : [child]) if (item) visit(item);
    }
  };
  visit(ast);
  return nodes;
}

const samples: Record<string, string> = {
  "service.ts": `
    import { Injectable, type Type } from "@nestjs/common";
    import type { User } from "./user";
    @Injectable()
    export class UserService<T extends User = User> extends Base<T> implements Port, ns.Other {
      static #count = 0;
      declare readonly kind: "user";
      private readonly cache?: Map<string, T>;
      accessor name = "x";
      constructor(@Inject(TOKEN) private readonly users: Repository<User>, public readonly log?: Logger) { super(); }
      get size(): number { return UserService.#count; }
      async *all(this: void, ...ids: readonly string[]): AsyncGenerator<T> { for await (const id of ids) yield (await this.one(id))!; }
      one(id: string): Promise<T>;
      one(id: number): Promise<T>;
      async one(id: unknown) { return (this.users.findOne({ where: { id } }) as unknown) satisfies T; }
      static { UserService.#count++; }
    }
    abstract class Port { abstract find(id: string): User | undefined; abstract accessor x: number; }`,
  "types.ts": `
    export interface A<T> extends B, C<T> { (x: number): string; new (x: T): A<T>; readonly [key: string]: unknown; m?(): void; get g(): 1; }
    type M = { readonly [K in keyof T as \`get\${K}\`]?: T[K] extends infer U extends string ? U : never };
    type F = abstract new (...args: any[]) => asserts this is string;
    declare module "express" { interface Request { user?: User } }
    declare global { var prisma: import("./client", { with: { "resolution-mode": "import" } }).Client; }
    namespace A.B { export enum E { a = 1, "b" } const enum F { x } }
    function assertIsUser(x: unknown): asserts x is User {}
    let tuple: [a: string, b?: number, ...rest: boolean[]] = <any>x;
    export = thing;`,
  "syntax.ts": `
    const { a, b: { c = 1, ...rest }, ["d"]: d } = await load?.(x)?.[0]!.y;
    label: for (const [k, v] of Object.entries(a ?? {})) { if (k) continue label; else break; }
    const t = sql<User[]>\`select \${a} from \${b}\`, r = /x/gu, n = 10n, o = { a, [k]: 1, get x() { return 1 }, async *m() {} };
    using file = open(); switch (a) { case 1: default: }
    try { throw new Error("x", { cause: d }) } catch { } finally { }
    x ||= y; x **= 2; (a, b); new.target; import.meta.url; const f = async <T,>(x: T) => ({ x }), g = import("./x");
    export * as ns from "./ns"; export { a as "b-c", type D } from "./d"; export default abstract class {}
    import old = require("old"); import Alias = ns.Alias; f<string>; f<string>(1);`,
  "view.tsx": `
    export const View = ({ a }: Props) => <Layout.Main {...a} title="x" on:click={() => go()}><>text {/* c */} {a}</></Layout.Main>;`,
  "legacy.js": `
    "use strict";
    var fs = require("fs"), self = this;
    function Service(db) { this.db = db; }
    Service.prototype.find = function (id, done) { return this.db.query("select 1", [id], function (error, rows) { done(error, rows); }); };
    module.exports = Service, exports.x = (1, 2);`,
};

describe("parseModule", () => {
  it.each(Object.entries(samples))("gives the tree that typescript-estree gives: %s", (filename, text) => {
    const expected = parseWithTypeScript(text, { range: true, jsx: /x$|js$/.test(filename) });
    expect(outline(parsed(filename, text).ast)).toEqual(outline(expected));
  });

  it.each(Object.entries(samples))("links every node to its parent: %s", (filename, text) => {
    const { ast } = parsed(filename, text);
    expect(ast.parent).toBeUndefined();
    for (const node of nodesOf(ast)) {
      if (node.type !== "Program") expect(Object.values(node.parent).flat()).toContain(node);
    }
  });

  it("counts ranges in the UTF-16 units of its own text", () => {
    const identifier = fc.constantFrom("a", "é", "变量", "𠮷", "_x1");
    const string = fc.string({ unit: "grapheme" }).map((value) => JSON.stringify(value));
    const statement = fc
      .tuple(identifier, string, fc.constantFrom("\n", "\r\n", " /* 😀 */ ", "// ü\n"))
      .map(([name, value, gap]) => `{ const ${name} = ${value};${gap}}`);
    fc.assert(
      fc.property(
        fc.constantFrom("", "\uFEFF", "#!/usr/bin/env node\n", "\uFEFF#!/usr/bin/env node\r\n"),
        fc.array(statement, { minLength: 1 }),
        (head, statements) => {
          const { ast, text } = parsed("a.ts", head + statements.join("\r\n"));
          for (const node of nodesOf(ast)) {
            if (node.type === "Identifier") expect(text.slice(...node.range)).toBe(node.name);
            if (node.type === "Literal") expect(text.slice(...node.range)).toBe(node.raw);
          }
          expect(nodesOf(ast).filter((node) => node.type === "Identifier")).toHaveLength(statements.length);
        },
      ),
    );
  });

  it("takes a byte order mark off, as ESLint does", () => {
    const { text, ast } = parsed("a.ts", "\uFEFFlet a = 1;");
    expect(text).toBe("let a = 1;");
    expect(ast.body[0]?.range).toEqual([0, 10]);
  });

  it.each([
    ["JSX", "const a = <div>{b}</div>;"],
    ["type annotations", "const a: string = b; function f(x: ?number) {}".replace("?", "")],
    ["JSX and annotations", "const A = (props: Props) => <div {...props} />;"],
    ["type assertions", "const a = <any>b;"],
    ["a return outside of functions", "if (!process.env.X) return;\nrun();"],
    ["sloppy mode", "with (a) { b = 010; }"],
    ["top-level await", "const a = await b;"],
    ["a NUL in a string", 'const a = "\0";'],
  ])("reads JavaScript with %s", (_, text) => {
    expect(parsed("a.js", text).ast.body).not.toHaveLength(0);
  });

  it.each([
    ["a.ts", "const = ;"],
    ["a.ts", "<<<<<<< HEAD\nconst a = 1;\n=======\n"],
    ["a.js", "{% if x %}"],
    ["a.vue", "<template></template>"],
    ["a.json", "{}"],
  ])("has no module for %s with %j", (filename, text) => {
    expect(parseModule(filename, text)).toBeUndefined();
  });

  it("has a module for an empty file", () => {
    expect(parsed("a.ts", "").exports.named.size).toBe(0);
  });

  it("never throws", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "class",
        "{",
        "}",
        "(",
        ")",
        "`${",
        "export",
        "import",
        "*",
        "from",
        "<",
        ">",
        "=>",
        "\ud800",
        "\0",
        "@",
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece),
        fc.constantFrom("a.ts", "a.tsx", "a.js", "a.d.ts", "a.mjs", "a.cts"),
        (pieces, filename) => {
          const module = parseModule(filename, pieces.join(" "));
          void module?.scopes;
          void module?.exports;
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each(["(", "[", "{", "`${", "function f() {", "x = { a: "])("survives absurd nesting: %s", (opening) => {
    expect(parseModule("a.ts", opening.repeat(100_000))).toBeUndefined();
    const closing = [...opening]
      .reverse()
      .map((char) => ({ "(": ")", "[": "]", "{": "}", "`": "`" })[char] ?? "");
    expect(
      parseModule("a.ts", `x = ${opening.repeat(100_000)}1${closing.join("").repeat(100_000)}`),
    ).toBeUndefined();
  });

  it.each([
    ["else", `${"if (a) exports.b = c; else ".repeat(8000)} exports.d = e;`],
    ["members", `module.exports = a${".b".repeat(20_000)}();`],
    ["calls", `module.exports = a${"()".repeat(20_000)};`],
    ["operators", `module.exports = ${"a + ".repeat(20_000)}a;`],
  ])("survives absurd chains: %s", (_, text) => {
    const module = parsed("a.js", text);
    expect(() => [module.exports, module.scopes]).not.toThrow();
  });

  it("has scopes whose top one is the module's, for CommonJS too", () => {
    for (const filename of ["a.ts", "a.cjs"]) {
      const { scopes } = parsed(filename, "const a = 1; function f() { return a; } f();");
      const [top] = scopes.globalScope!.childScopes;
      expect(top!.variables.map(({ name }) => name)).toEqual(expect.arrayContaining(["a", "f"]));
      expect(top!.set.get("a")!.references.map(({ from }) => from.type)).toEqual(["module", "function"]);
    }
  });
});
