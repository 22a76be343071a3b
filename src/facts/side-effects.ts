import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../origins/origins.ts";
import type { Frame, FunctionNode, FunctionValue, Value } from "../origins/value.ts";
import type { CallNode } from "../syntax/calls.ts";
import { childrenOf } from "../syntax/awaits.ts";
import { isHarmlessBuiltIn } from "./built-ins.ts";
import { calleeText } from "./effects.ts";
import { queryAt } from "./query.ts";
import { writesRows } from "./sql-statement.ts";

/** Something that other code may see, other than through what it returns or throws. */
export interface SideEffect {
  /** `write`: to a database. `unknown`: a call into code that isn't in sight. */
  readonly kind: "write" | "unknown";
  /** The callee, as the code writes it. */
  readonly text: string;
}

const MAX_DEPTH = 6;
const known = new WeakMap<Origins, WeakMap<FunctionNode, WeakMap<Frame, SideEffect | null>>>();

/** The first side effect of running the code below `root`; what happens below `except` is left out. Functions written inside count as run. */
export function sideEffectIn(
  origins: Origins,
  root: TSESTree.Node,
  frame: Frame,
  except?: TSESTree.Node,
  depth = 0,
): SideEffect | undefined {
  if (root === except) return undefined;
  if (
    root.type === "CallExpression" ||
    root.type === "TaggedTemplateExpression" ||
    root.type === "NewExpression"
  ) {
    const effect = callEffect(origins, root, frame, depth);
    if (effect !== undefined) return effect;
  }
  if (root.type === "ImportExpression") return { kind: "unknown", text: "import()" };
  for (const child of childrenOf(root)) {
    const effect = sideEffectIn(origins, child, frame, except, depth);
    if (effect !== undefined) return effect;
  }
  return undefined;
}

function callEffect(origins: Origins, call: CallNode, frame: Frame, depth: number): SideEffect | undefined {
  const text = calleeText(call, frame.module.text);
  const query = queryAt(origins, call, frame);
  if (query !== undefined) return writesRows(origins, query) === false ? undefined : { kind: "write", text };
  const value = origins.value(call.type === "TaggedTemplateExpression" ? call.tag : call.callee, frame);
  const effect = valueEffect(origins, value, call, depth);
  if (effect !== "unknown") return effect;
  return isHarmlessBuiltIn(call, value, frame.module) ? undefined : { kind: "unknown", text };
}

/** What calling the value does; "unknown" if the value isn't in sight. */
function valueEffect(
  origins: Origins,
  value: Value | undefined,
  call: CallNode,
  depth: number,
): SideEffect | undefined | "unknown" {
  switch (value?.kind) {
    case "function":
      return depth >= MAX_DEPTH ? "unknown" : functionEffect(origins, value, depth);
    case "class":
      return constructorEffect(origins, value, depth);
    case "method":
      return value.call.statement === undefined &&
        value.call.callbacks === undefined &&
        value.call.executes !== true
        ? undefined
        : "unknown";
    case "library": {
      if (call.type === "NewExpression") return undefined;
      return origins.models.call(value.type)?.statement === undefined ? undefined : "unknown";
    }
    case "alternatives": {
      for (const one of value.values) {
        const effect = valueEffect(origins, one, call, depth);
        if (effect !== undefined) return effect;
      }
      return undefined;
    }
    default:
      return "unknown";
  }
}

function functionEffect(origins: Origins, fn: FunctionValue, depth: number): SideEffect | undefined {
  if (fn.node.body == null) return { kind: "unknown", text: "" };
  let functions = known.get(origins);
  if (functions === undefined) known.set(origins, (functions = new WeakMap()));
  let frames = functions.get(fn.node);
  if (frames === undefined) functions.set(fn.node, (frames = new WeakMap()));
  const remembered = frames.get(fn.frame);
  if (remembered !== undefined) return remembered ?? undefined;
  // A recursive call adds nothing to what the function does anyway.
  frames.set(fn.frame, null);
  const effect = sideEffectIn(origins, fn.node.body, fn.frame, undefined, depth + 1);
  frames.set(fn.frame, effect ?? null);
  return effect;
}

/** Fields and the constructor's body, and those of the base classes that the project declares. */
function constructorEffect(
  origins: Origins,
  { node, frame }: Extract<Value, { kind: "class" }>,
  depth: number,
): SideEffect | undefined | "unknown" {
  if (depth >= MAX_DEPTH) return "unknown";
  for (const member of node.body.body) {
    const runs =
      (member.type === "PropertyDefinition" && !member.static && member.value != null && member.value) ||
      (member.type === "MethodDefinition" && member.kind === "constructor" && member.value.body);
    const effect = runs ? sideEffectIn(origins, runs, frame, undefined, depth + 1) : undefined;
    if (effect !== undefined) return effect;
  }
  if (node.superClass == null) return undefined;
  const base = origins.value(node.superClass, frame);
  if (base?.kind === "class") return constructorEffect(origins, base, depth + 1);
  return node.superClass.type === "Identifier" && node.superClass.name.endsWith("Error")
    ? undefined
    : "unknown";
}
