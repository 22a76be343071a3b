import { expect, it } from "vitest";
import { parseModule } from "../../src/project/parse.ts";
import { referencesBetween, referencesIn } from "../../src/syntax/references.ts";

const text = "f(a, () => { g(b); function h() { return c; } }, d); e;";
const module = parseModule("/a.ts", text);
if (module === undefined) throw new Error("doesn't parse");
const { scopes, ast } = module;
const names = (references: Iterable<{ identifier: { name: unknown } }>) =>
  [...references].map(({ identifier }) => identifier.name);

it("gives the references of a node and of the functions in it, in source order", () => {
  const [first, second] = ast.body;
  expect(first && names(referencesIn(scopes, first))).toEqual(["f", "a", "g", "b", "c", "d"]);
  expect(second && names(referencesIn(scopes, second))).toEqual(["e"]);
});

it.each([
  ["g(b)", ["g", "b"]],
  ["{ g(b); function h() { return c; } }", ["g", "b", "c"]],
  [" () => ", []],
  [text, ["f", "a", "g", "b", "c", "d", "e"]],
])("gives those between the ends of %j", (part, expected) => {
  const start = text.indexOf(part);
  expect(names(referencesBetween(scopes, start, start + part.length))).toEqual(expected);
});
