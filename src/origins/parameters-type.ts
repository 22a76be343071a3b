import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "./origins.ts";
import { callbackAt, modelledParameter } from "./callback-parameter.ts";
import { typeValue } from "./type-annotation.ts";
import type { Frame, Value } from "./value.ts";

/** `Parameters<Parameters<typeof db.transaction>[0]>[0]`: how projects name a transaction's type. */
export function callbackParameterType(
  origins: Origins,
  node: TSESTree.TSIndexedAccessType,
  frame: Frame,
): Value | undefined {
  const index = literalIndex(node);
  const inner = parametersOf(node.objectType);
  if (index === undefined || inner?.type !== "TSIndexedAccessType") return undefined;
  const position = literalIndex(inner);
  const method = parametersOf(inner.objectType);
  if (position === undefined || method === undefined) return undefined;
  const callee = typeValue(origins, method, frame);
  if (callee?.kind !== "method") return undefined;
  return modelledParameter(
    origins,
    callbackAt(callee.call, position, position + 1),
    callee.owner,
    index,
    frame,
    callee,
  );
}

function literalIndex(node: TSESTree.TSIndexedAccessType): number | undefined {
  const { indexType } = node;
  if (indexType.type !== "TSLiteralType" || indexType.literal.type !== "Literal") return undefined;
  return typeof indexType.literal.value === "number" ? indexType.literal.value : undefined;
}

function parametersOf(node: TSESTree.TypeNode): TSESTree.TypeNode | undefined {
  if (
    node.type !== "TSTypeReference" ||
    node.typeName.type !== "Identifier" ||
    node.typeName.name !== "Parameters"
  )
    return undefined;
  return node.typeArguments?.params[0];
}
