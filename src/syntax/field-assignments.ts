import type { TSESTree } from "@typescript-eslint/utils";
import { childrenOf } from "./awaits.ts";
import { isClass, keyName } from "./nodes.ts";

const classes = new WeakMap<TSESTree.ClassBody, Map<string, TSESTree.Expression[]>>();

/** What the methods of a class assign to `this.name`, the constructor's own first. */
export function fieldAssignments(body: TSESTree.ClassBody, name: string): readonly TSESTree.Expression[] {
  let fields = classes.get(body);
  if (fields === undefined) {
    fields = new Map();
    const members = body.body.toSorted((a, b) => Number(isConstructor(b)) - Number(isConstructor(a)));
    for (const member of members) collect(member, fields);
    classes.set(body, fields);
  }
  return fields.get(name) ?? [];
}

function isConstructor(member: TSESTree.ClassElement): boolean {
  return member.type === "MethodDefinition" && member.kind === "constructor";
}

function collect(root: TSESTree.Node, into: Map<string, TSESTree.Expression[]>): void {
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === "AssignmentExpression" && node.left.type === "MemberExpression") {
      const name = node.left.object.type === "ThisExpression" ? keyName(node.left) : undefined;
      if (name !== undefined) into.set(name, [...(into.get(name) ?? []), node.right]);
    }
    // Another class, and a function with its own `this`.
    if (isClass(node) || node.type === "FunctionDeclaration") continue;
    stack.push(...childrenOf(node).toReversed());
  }
}
