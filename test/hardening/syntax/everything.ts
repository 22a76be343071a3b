/// <reference types="node" />
import def, { type A as B, "string name" as c } from "somewhere";
import * as all from "./all";
import type { OnlyType } from "types";
import data from "./data.json" with { type: "json" };
import legacy = require("legacy");
export * from "./barrel";
export * as nested from "./barrel";
export { d as default, e as "quoted name" } from "./barrel";
export type { T } from "types";
declare module "augmented" {
  interface Added {
    client: import("@prisma/client").PrismaClient;
  }
}
declare global {
  var shared: unknown;
}
namespace Space.Inner {
  export const value = 1;
}
enum Kind {
  A,
  B = "b",
  C = A << 1,
}
declare const enum Other {
  X,
}
abstract class Base<in out T extends object = {}> {
  static #count = 0;
  static {
    Base.#count++;
  }
  declare field: string;
  accessor made = 1;
  readonly [key: string]: unknown;
  protected abstract load(): Promise<T>;
  constructor(
    private readonly db: { user: { findMany(): Promise<T[]> } },
    public name?: string,
  ) {}
  get size(): number {
    return this.#private in this ? 1 : 0;
  }
  #private = 1;
  async *pages(): AsyncGenerator<T> {
    yield* this.pages();
  }
  overloaded(a: string): void;
  overloaded(a: number): void;
  overloaded(a: unknown): asserts a is string {}
}
function dec(..._: unknown[]): any {}
@dec()
class Decorated extends (Base as any) implements Iterable<number> {
  @dec field = 1;
  constructor(@dec() value: number) {
    super(value);
    new.target;
  }
  @dec() method(this: this, @dec() other?: unknown) {
    return super.method?.();
  }
  *[Symbol.iterator](): Iterator<number> {}
}
const holes = [, 1, , ...[2]];
const { a: { b = 1, ...rest } = {}, ["computed" + 1]: c2, ...others }: any = {};
const [first, , [second] = [], ...tail] = holes as any;
const object = { async *gen() {}, get x() { return 1; }, set x(v) {}, "quoted": 1, 2: 2, [`t${1}`]: 3, __proto__: null, first, ...rest };
label: for (let i = 0, j = 10; i < j; i++, j--) {
  if (i) continue label;
  else break label;
}
for (var k in object) void k;
for await (const row of (async function* () {})()) delete (row as any).x;
for (;;) break;
do { } while (0);
switch (Kind.A as Kind) { case Kind.A: { break; } default: case Kind.B: throw new Error("x", { cause: 1 }); }
try { ; } catch { } finally { }
try { throw null; } catch ({ message, ...e }) { message; }
const tagged = String.raw<string>`a${1}b${`n${2}`}`;
const chain = object?.["x"]?.toString?.()!.length satisfies number | undefined;
const arrow = async <T,>({ x }: { x: T }, [y]: T[] = [], ...z: T[]): Promise<T> => (await x, y, z[0]!);
const big = 10n ** 2n, re = /(?<n>a)\k<n>/dgimsuy, n = 1_000, o = 0o7, h = 0xf;
type Mapped = { readonly [K in keyof typeof object as `get${string & K}`]?: (typeof object)[K] };
type Cond<T> = T extends (infer U extends string)[] ? U : T extends `${infer H}-${string}` ? H : never;
type Fn = new (...args: [a: string, b?: number, ...rest: boolean[]]) => asserts this is object;
type Recursive = { next: Recursive } | Recursive[];
declare const unique: unique symbol;
let tuple: readonly [x: number, ...string[]], neg: -1, imp: typeof import("x"), q: all.Deep<B>["x"][number];
if (first) function hoisted() {}
{ using res = { [Symbol.dispose]() {} }; await using res2 = null!; }
import.meta.url; import("x"); new (class { })(); (void 0, eval)("1"); debugger;
var arguments2 = function () { return arguments[0] ?? (first ||= second) ?? (tail &&= 1); };
export default <const T>(x: T) => x!;

