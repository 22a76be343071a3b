import type { CallNode } from "../syntax/calls.ts";

const CLAUSES = new Set(
  "and,or,not,where,on,join,left,right,inner,full,cross,order,group,having,limit,offset,for,returning,as,in,is".split(
    ",",
  ),
);

/** sql`where id = ${id}`: text that no statement begins with, to be put into another one. */
export function isFragment(node: CallNode): boolean {
  if (node.type !== "TaggedTemplateExpression") return false;
  const [first] = node.quasi.quasis;
  const text = first?.value.raw.trimStart() ?? "";
  if (text === "") return node.quasi.expressions.length === 0;
  return CLAUSES.has(/^[a-z]*/i.exec(text)?.[0].toLowerCase() ?? "");
}
