import { describe, expect, it } from "vitest";
import type { ExportTarget, ModuleExports } from "../../src/project/module.ts";
import { parseModule } from "../../src/project/parse.ts";

function exportsOf(
  text: string,
  filename = "a.ts",
): ModuleExports & { list: Record<string, string>; node(name: string): string } {
  const module = parseModule(filename, text);
  if (!module) throw new Error("doesn't parse");
  const list: Record<string, string> = {};
  for (const [name, target] of module.exports.named) list[name] = describeTarget(target, module.text);
  return { ...module.exports, list, node: (name) => list[name] ?? "" };
}

function describeTarget(target: ExportTarget, text: string): string {
  switch (target.kind) {
    case "binding":
      return target.name;
    case "expression":
      return `= ${text.slice(...target.node.range)}`;
    case "reexport":
      return `${target.name} of ${target.specifier}`;
    case "namespace":
      return `* of ${target.specifier}`;
  }
}

describe("ES module exports", () => {
  it.each<[string, Record<string, string>]>([
    ["export const a = 1, b = 2; export let c; export var d;", { a: "a", b: "b", c: "c", d: "d" }],
    ["export const { GET, POST: post = x, ...rest } = handlers;", { GET: "GET", post: "post", rest: "rest" }],
    ["export const [a, { b }, ...c] = list;", { a: "a", b: "b", c: "c" }],
    ["export function f() {} export async function* g() {} export class C {}", { f: "f", g: "g", C: "C" }],
    [
      "export interface I {} export type T = 1; export enum E {} export namespace N {}",
      { I: "I", T: "T", E: "E", N: "N" },
    ],
    [
      "export abstract class A {} export declare const d: 1; export declare function f(): void;",
      { A: "A", d: "d", f: "f" },
    ],
    [
      "function f(x: 1): 1; function f(x) {} export { f, f as g, f as 'h-i', f as default };",
      { f: "f", g: "f", "h-i": "f", default: "f" },
    ],
    [
      "export { a, b as c, default as d, type T } from './x';",
      { a: "a of ./x", c: "b of ./x", d: "default of ./x", T: "T of ./x" },
    ],
    ["export * as ns from './x';", { ns: "* of ./x" }],
    ["export default function f() {}", { default: "f" }],
    ["export default class C {}", { default: "C" }],
    ["export default interface I {}", { default: "I" }],
    ["const a = 1; export default a;", { default: "a" }],
    ["export default function () {}", { default: "= function () {}" }],
    ["export default class extends A {}", { default: "= class extends A {}" }],
    ["export default { a: 1 };", { default: "= { a: 1 }" }],
    ["export default new Service();", { default: "= new Service()" }],
    ["export import A = N.A;", { A: "A" }],
    ["export type { A } from './x'; export type * as B from './y';", { A: "A of ./x", B: "* of ./y" }],
  ])("%s", (text, expected) => {
    const { list, stars, commonjs } = exportsOf(text);
    expect(list).toEqual(expected);
    expect(stars).toEqual([]);
    expect(commonjs).toBe(false);
  });

  it("lists `export *`", () => {
    expect(exportsOf("export * from './a'; export type * from './b';").stars).toEqual(["./a", "./b"]);
  });

  it("takes everything that a declaration file declares, unless it lists its exports", () => {
    const declarations =
      "import { X } from './x'; interface I extends X {} type T = 1; declare const c: 1; declare function f(): void;";
    expect(exportsOf(`${declarations} export class A {}`, "a.d.ts").list).toEqual({
      I: "I",
      T: "T",
      c: "c",
      f: "f",
      A: "A",
    });
    expect(exportsOf(`${declarations} export {};`, "a.d.ts").list).toEqual({});
    expect(exportsOf(`${declarations} export { I };`, "a.d.ts").list).toEqual({ I: "I" });
    expect(exportsOf(declarations, "a.ts").list).toEqual({});
  });

  it("takes `export =` as the default of a CommonJS module", () => {
    const { list, commonjs } = exportsOf("class A {} export = A;");
    expect(list).toEqual({ default: "A" });
    expect(commonjs).toBe(true);
  });

  it("leaves alone what only looks like CommonJS", () => {
    expect(exportsOf("export const a = 1; module.exports = { b };").list).toEqual({ a: "a" });
    expect(exportsOf("export {}; exports.a = 1;").list).toEqual({});
    expect(exportsOf("function f() { module.exports = 1; } other.exports = { a };", "a.js").commonjs).toBe(
      false,
    );
  });
});

describe("CommonJS exports", () => {
  it.each<[string, Record<string, string>]>([
    [
      "module.exports = { a, b: c, 'd': 1, e() {}, f: () => 1 };",
      {
        default: "= { a, b: c, 'd': 1, e() {}, f: () => 1 }",
        a: "a",
        b: "c",
        d: "= 1",
        e: "= () {}",
        f: "= () => 1",
      },
    ],
    ["module.exports = class A {};", { default: "= class A {}" }],
    ["class A {} module.exports = A;", { default: "A" }],
    ["module.exports = new Service(db);", { default: "= new Service(db)" }],
    [
      "exports.a = 1; module.exports.b = b; module['exports']['c'] = function () {};",
      { a: "= 1", b: "b", c: "= function () {}" },
    ],
    ["exports.a = exports.b = f;", { a: "f", b: "f" }],
    ["exports = module.exports = f; exports.a = 1;", { default: "f", a: "= 1" }],
    ["const app = (module.exports = {}); app.find = find;", { default: "app", find: "find" }],
    [
      "const service = {}; service.find = find; module.exports = service;",
      { default: "service", find: "find" },
    ],
    ["const service = { find }; module.exports = service;", { default: "service", find: "find" }],
    ["const self = module.exports; self.find = find;", { find: "find" }],
    ["module.exports = Object.freeze({ a });", { default: "= { a }", a: "a" }],
    ["Object.assign(module.exports, { a }, { b });", { a: "a", b: "b" }],
    [
      "module.exports = { a: require('./x'), b: require('./y').c, d: x.e }; const x = require('./x');",
      {
        default: "= { a: require('./x'), b: require('./y').c, d: x.e }",
        a: "* of ./x",
        b: "c of ./y",
        d: "e of ./x",
      },
    ],
    ["if (process.env.X) { exports.a = a; } else { exports.b = b; }", { a: "a", b: "b" }],
    ["module.exports.default = f;", { default: "f" }],
  ])("%s", (text, expected) => {
    const { list, stars, commonjs } = exportsOf(text, "a.js");
    expect(list).toEqual(expected);
    expect(stars).toEqual([]);
    expect(commonjs).toBe(true);
  });

  it.each([
    "module.exports = require('./x');",
    "module.exports = { ...require('./x') };",
    "const x = require('./x'); module.exports = { ...x };",
    "Object.assign(exports, require('./x'));",
    "module.exports = Object.assign({}, require('./x'));",
  ])("passes on another module: %s", (text) => {
    expect(exportsOf(text, "a.js").stars).toEqual(["./x"]);
  });

  it("reads what TypeScript emits", () => {
    const { list, stars } = exportsOf(
      `"use strict";
      var __exportStar = (this && this.__exportStar) || function (m, exports) { };
      Object.defineProperty(exports, "__esModule", { value: true });
      exports.b = exports.find = void 0;
      const service_1 = require("./service");
      Object.defineProperty(exports, "a", { enumerable: true, get: function () { return service_1.a; } });
      __exportStar(require("./rest"), exports);
      tslib_1.__exportStar(require("./more"), exports);
      exports.find = find;
      exports.b = __importDefault(require("./b")).default;
      exports.default = find;
      function find() { }`,
      "a.js",
    );
    expect(list).toEqual({ a: "a of ./service", find: "find", b: "default of ./b", default: "find" });
    expect(stars).toEqual(["./rest", "./more"]);
  });

  it("ends on modules that refer to themselves", () => {
    expect(exportsOf("const a = { ...b }, b = { ...a, c }; module.exports = a;", "a.js").list).toEqual({
      default: "a",
      c: "c",
    });
  });
});
