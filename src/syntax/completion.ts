import type { TSESTree } from "@typescript-eslint/utils";

/** How control may leave a statement. */
export interface Completion {
  /** Goes on with the next statement. */
  readonly normal: boolean;
  /** `continue` of the loop around it. */
  readonly continues: boolean;
  /** `break` of the loop (or switch) around it. */
  readonly breaks: boolean;
  readonly returns: boolean;
  readonly throws: boolean;
}

const NORMAL: Completion = { normal: true, continues: false, breaks: false, returns: false, throws: false };

/** The ways out of a list of statements, as far as its structure tells; calls are taken not to throw. */
export function completionOf(statements: readonly TSESTree.Statement[]): Completion {
  let result: Completion = NORMAL;
  for (const statement of statements) {
    const next = completion(statement);
    result = either({ ...result, normal: false }, next);
    if (!next.normal) break;
  }
  return result;
}

function completion(node: TSESTree.Statement): Completion {
  const never: Completion = { ...NORMAL, normal: false };
  switch (node.type) {
    case "ReturnStatement":
      return { ...never, returns: true };
    case "ThrowStatement":
      return { ...never, throws: true };
    case "BreakStatement":
      return { ...never, breaks: true };
    case "ContinueStatement":
      return { ...never, continues: true };
    case "BlockStatement":
      return completionOf(node.body);
    case "LabeledStatement":
      return completion(node.body);
    case "IfStatement":
      return either(
        completion(node.consequent),
        node.alternate == null ? NORMAL : completion(node.alternate),
      );
    case "TryStatement": {
      const block = completionOf(node.block.body);
      const handled =
        node.handler == null
          ? block
          : either({ ...block, throws: false }, completionOf(node.handler.body.body));
      const last = node.finalizer == null ? NORMAL : completionOf(node.finalizer.body);
      return last.normal ? handled : last;
    }
    case "SwitchStatement": {
      const cases = node.cases.map((branch) => completionOf(branch.consequent));
      const all = cases.reduce(either, never);
      const exhaustive = node.cases.some((branch) => branch.test == null) && cases.at(-1)?.normal === false;
      return { ...all, breaks: false, normal: all.breaks || !exhaustive };
    }
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForStatement":
    case "ForOfStatement":
    case "ForInStatement": {
      const body = completion(node.body);
      const endless = node.type !== "ForOfStatement" && node.type !== "ForInStatement" && isEndless(node);
      return {
        normal: !endless || body.breaks,
        continues: false,
        breaks: false,
        returns: body.returns,
        throws: body.throws,
      };
    }
    default:
      return NORMAL;
  }
}

function either(a: Completion, b: Completion): Completion {
  return {
    normal: a.normal || b.normal,
    continues: a.continues || b.continues,
    breaks: a.breaks || b.breaks,
    returns: a.returns || b.returns,
    throws: a.throws || b.throws,
  };
}

/** `while (true)`, `for (;;)`, `do ... while (1)`. */
export function isEndless(
  loop: TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement,
): boolean {
  if (loop.test == null) return true;
  return loop.test.type === "Literal" && Boolean(loop.test.value);
}
