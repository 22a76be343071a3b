import type { TSESTree } from "@typescript-eslint/utils";

/** The statement that does nothing but repeat the write, and keeps none of the results. */
export function wholeLoop(
  write: TSESTree.Expression,
  loop: TSESTree.Node,
  callback: TSESTree.FunctionLike | undefined,
): TSESTree.Statement | undefined {
  const awaited = write.parent.type === "AwaitExpression" ? write.parent : write;
  let statement = awaited.parent as TSESTree.Node;
  if (callback === undefined) {
    if (statement.type !== "ExpressionStatement" || awaited === write) return undefined;
    if (statement.parent.type === "BlockStatement" && statement.parent.body.length === 1)
      statement = statement.parent;
    return loopOver(statement, loop);
  }
  if (statement.type === "ExpressionStatement" || statement.type === "ReturnStatement") {
    const block = statement.parent;
    if (block.type !== "BlockStatement" || block.body.length !== 1) return undefined;
    statement = block.parent;
    if (awaited === write && awaited.parent.type !== "ReturnStatement") return undefined;
  }
  return statement === callback ? awaitedTogether(loop) : undefined;
}

/** The statement that does nothing but repeat these. */
export function loopOfStatements(
  statements: readonly TSESTree.Statement[],
  loop: TSESTree.Node,
  callback: TSESTree.FunctionLike | undefined,
): TSESTree.Statement | undefined {
  const block = statements[0]?.parent;
  if (block?.type !== "BlockStatement" || block.body.length !== statements.length) return undefined;
  if (!block.body.every((statement) => statements.includes(statement))) return undefined;
  if (callback === undefined) return loopOver(block, loop);
  return block.parent === callback ? awaitedTogether(loop) : undefined;
}

function loopOver(body: TSESTree.Node, loop: TSESTree.Node): TSESTree.Statement | undefined {
  return (loop as TSESTree.ForOfStatement).body === body && loop.parent?.type !== "LabeledStatement"
    ? (loop as TSESTree.Statement)
    : undefined;
}

/** `await Promise.all(xs.map(...));` */
function awaitedTogether(loop: TSESTree.Node): TSESTree.Statement | undefined {
  const all = loop.parent;
  if (all?.type !== "CallExpression" || all.arguments.length !== 1 || all.parent.type !== "AwaitExpression")
    return undefined;
  const outer = all.parent.parent;
  return outer.type === "ExpressionStatement" ? outer : undefined;
}
