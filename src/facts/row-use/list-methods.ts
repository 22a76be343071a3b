import type { TSESTree } from "@typescript-eslint/utils";
import type { Frame } from "../../origins/value.ts";
import { escape, follow, test, type Flow } from "./flow.ts";
import { runCallback } from "./functions.ts";
import type { Shape } from "./shape.ts";

/** Give an array of the same elements. */
const SAME = new Set(["slice", "reverse", "toReversed", "values", "flat", "concat"]);
/** Give one of the elements. */
const ONE = new Set(["at", "pop", "shift"]);
/** Look at each element, and give an array of the same elements. */
const SELECT = new Set(["filter", "sort", "toSorted"]);
/** Look at each element, and give one of them. */
const FIND = new Set(["find", "findLast"]);
/** Look at each element, and give something else. */
const LOOK = new Set(["forEach", "some", "every", "findIndex", "findLastIndex"]);

type List = Extract<Shape, { kind: "list" | "tuple" }>;

/** A method of an array that holds rows. */
export function listMethod(
  flow: Flow,
  call: TSESTree.CallExpression,
  name: string,
  list: List,
  frame: Frame,
): void {
  const [callback] = call.arguments;
  const element = list.of;
  const same: Shape = { kind: "list", of: element };
  if (SAME.has(name)) return follow(flow, call, same, frame);
  if (ONE.has(name)) return follow(flow, call, element, frame);
  if (name === "entries")
    return follow(flow, call, { kind: "list", of: { kind: "tuple", index: 1, of: element } }, frame);
  if (name === "keys") return;
  const sorts = name === "sort" || name === "toSorted";
  if (callback === undefined) return sorts ? follow(flow, call, same, frame) : escape(flow, call, list);
  const looked = (value: Shape): void => {
    test(flow, value);
  };
  if (sorts) {
    runCallback(flow, callback, [element, element], frame, looked);
    return follow(flow, call, same, frame);
  }
  if (SELECT.has(name) || FIND.has(name)) {
    const isBoolean = callback.type === "Identifier" && callback.name === "Boolean";
    if (isBoolean) test(flow, element);
    else runCallback(flow, callback, [element, undefined, same], frame, looked);
    return follow(flow, call, SELECT.has(name) ? same : element, frame);
  }
  if (LOOK.has(name)) return runCallback(flow, callback, [element, undefined, same], frame, looked);
  if (name === "map" || name === "flatMap") {
    return runCallback(flow, callback, [element, undefined, same], frame, (returned) => {
      const flattened = name === "flatMap" && returned.kind === "list" ? returned.of : returned;
      follow(flow, call, { kind: "list", of: flattened }, frame);
    });
  }
  if (name === "reduce" || name === "reduceRight") return reduce(flow, call, callback, list, frame);
  escape(flow, call, list);
}

/** `rows.reduce((best, row) => ..., initial)`: what is returned comes back as the first parameter. */
function reduce(
  flow: Flow,
  call: TSESTree.CallExpression,
  callback: TSESTree.Node,
  list: List,
  frame: Frame,
): void {
  const element = list.of;
  const returned: Shape[] = call.arguments.length < 2 ? [element] : [];
  const run = (accumulated: Shape | undefined): void => {
    runCallback(flow, callback, [accumulated, element, undefined, list], frame, (value) => {
      if (returned.length === 0) returned.push(value);
    });
  };
  run(returned[0]);
  if (call.arguments.length >= 2 && returned[0] !== undefined) run(returned[0]);
  if (returned[0] !== undefined) follow(flow, call, returned[0], frame);
}
