import type { TSESTree } from "@typescript-eslint/utils";
import { isLoop } from "./exits.ts";
import { isFunction } from "./nodes.ts";
import { pushChildren } from "./walk.ts";

export type CallNode = TSESTree.CallExpression | TSESTree.TaggedTemplateExpression | TSESTree.NewExpression;
/** A function, or the program for what runs when the module loads. */
export type Body = TSESTree.FunctionLike | TSESTree.Program;

/** What one function holds directly: calls, loops, and the functions written inside it. */
export interface BodyContents {
  readonly calls: CallNode[];
  readonly loops: TSESTree.Node[];
  readonly functions: TSESTree.FunctionLike[];
}

const programs = new WeakMap<TSESTree.Program, Map<Body, BodyContents>>();

/** The calls and loops of every function of a program, in source order; one walk per program. */
export function callsByBody(program: TSESTree.Program): ReadonlyMap<Body, BodyContents> {
  let bodies = programs.get(program);
  if (bodies === undefined) {
    bodies = new Map();
    collect(program, bodies);
    programs.set(program, bodies);
  }
  return bodies;
}

function collect(program: TSESTree.Program, bodies: Map<Body, BodyContents>): void {
  // Explicit stacks: generated code nests deeper than the engine's own stack allows.
  const nodes: TSESTree.Node[] = [program];
  const holders: BodyContents[] = [];
  const root: BodyContents = { calls: [], loops: [], functions: [] };
  bodies.set(program, root);
  holders.push(root);
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    let contents = holders.pop() ?? root;
    if (
      node.type === "CallExpression" ||
      node.type === "TaggedTemplateExpression" ||
      node.type === "NewExpression"
    ) {
      contents.calls.push(node);
    } else if (isLoop(node)) contents.loops.push(node);
    else if (isFunction(node)) {
      contents.functions.push(node);
      contents = { calls: [], loops: [], functions: [] };
      bodies.set(node, contents);
    }
    pushChildren(node, nodes);
    while (holders.length < nodes.length) holders.push(contents);
  }
}
