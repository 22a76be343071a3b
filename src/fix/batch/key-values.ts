import type { TSESTree } from "@typescript-eslint/utils";
import { elementPath, isWithin, type ElementPath } from "../../facts/element-path.ts";
import type { Facts } from "../../facts/facts-of.ts";
import { isInvariant } from "../../facts/invariant.ts";
import type { RepeatedQuery } from "../../facts/repeated-query.ts";
import type { Repetition } from "../../facts/repetition.ts";
import { staticType } from "../../facts/static-type.ts";
import { childrenOf } from "../../syntax/awaits.ts";
import { variableAt } from "../../syntax/scopes.ts";
import type { BatchFix } from "./batch-fix.ts";
import type { Edit } from "../edit.ts";
import { arrayText } from "./collection.ts";
import { keptCollection } from "./batch-read.ts";
import { changesPath, placeBefore, textOf } from "./keyed-query.ts";
import { elementName } from "./keys.ts";
import { Lines } from "./lines.ts";
import { asksForPresence } from "./lookup.ts";
import { resultOf } from "./result.ts";

/**
 * One value by key, for each element: reads the values of all keys before the loop.
 *
 *     const values = keys.length === 0 ? [] : await redis.mget(keys);
 */
export function keyValuesFix(facts: Facts, found: RepeatedQuery): BatchFix | undefined {
  const { query, repetition, chain, outerCollections } = found;
  const { node, statement } = query;
  const method = typeof statement.batch === "object" ? statement.batch.values : undefined;
  if (method === undefined || chain.length > 0 || query.likely || node.type !== "CallExpression")
    return undefined;
  const { callee, arguments: args, typeArguments } = node;
  const [argument] = args;
  if (argument === undefined || args.length > 1 || typeArguments != null) return undefined;
  if (callee.type !== "MemberExpression" || callee.computed) return undefined;
  const result = resultOf(node, repetition, facts.module.text);
  const key = composedKey(facts, argument, repetition);
  if (result?.takes !== "all" || key === undefined) return undefined;
  const place = placeBefore(facts, { node, repetition, outerCollections }, key, true);
  if (place === undefined) return undefined;

  const lines = new Lines(facts, place.site);
  const edits: Edit[] = [];
  const source = keptCollection({ facts, repetition, collection: place.collection }, lines, edits);
  const [keys, values] = [lines.name("keys", "cacheKeys"), lines.name("values", "cachedValues")];
  const map = lines.name("valueByKey");
  const one = lines.parameter("key", "cacheKey");
  const index = lines.parameter("index", "position");
  const { semicolon } = lines;
  const parameters = parametersText(facts, repetition) ?? elementName(source, facts, place.site);
  const mapped = key.isElement
    ? source
    : `${arrayText(facts, repetition, source)}.map((${parameters}) => ${textOf(facts, key.written)})`;
  const client = textOf(facts, callee.object);
  lines.add(`const ${keys} = [...new Set(${mapped})]${semicolon}`);
  lines.add(`const ${values} = ${keys}.length === 0 ? [] : await ${client}.${method}(${keys})${semicolon}`);
  lines.add(
    `const ${map} = new Map(${keys}.map((${one}, ${index}) => [${one}, ${values}[${index}] ?? null]))${semicolon}`,
  );
  const value = `${map}.get(${textOf(facts, argument)})`;
  edits.push(asksForPresence(result.node) ? result.plain(value) : result.withFallback(value, "null"));

  const reasons = [...place.reasons, "every key holds text, since a list or a hash would be an error"];
  if (staticType(facts.origins, key.written, facts.frame)?.kind !== "string")
    reasons.push(`\`${textOf(facts, argument)}\` is text`);
  const { position } = place.site;
  return { form: "lookup", edits: [{ range: [position, position], text: lines.text }, ...edits], reasons };
}

/** A key that is put together from one path out of the element, and from what stays the same. */
interface ComposedKey {
  /** The node that differs from element to element. */
  readonly value: TSESTree.Node;
  readonly path: ElementPath;
  /** The expression that gives the key, where only the element is known. */
  readonly written: TSESTree.Expression;
  /** The key is the element itself. */
  readonly isElement: boolean;
}

function composedKey(
  facts: Facts,
  argument: TSESTree.CallExpressionArgument,
  repetition: Repetition,
): ComposedKey | undefined {
  if (argument.type === "SpreadElement") return undefined;
  const kept = keptIn(facts, argument, repetition);
  const written = kept ?? argument;
  const [part, ...others] = partsOf(facts, written, repetition) ?? [];
  if (part === undefined || others.length > 0) return undefined;
  const { node, path } = part;
  const body = repetition.callback ?? (repetition.node as TSESTree.ForOfStatement).body;
  if (changesPath(facts, node, path, body)) return undefined;
  const isElement = written === node && path.steps.length === 0;
  // In the call, all that differs is the variable that keeps the key.
  if (kept !== undefined)
    return { value: argument, path: { steps: [], asserted: path.asserted }, written, isElement };
  return { value: node, path, written, isElement };
}

/** What a constant of the loop's own holds. */
function keptIn(
  { module }: Facts,
  node: TSESTree.Expression,
  { node: loop, element }: Repetition,
): TSESTree.Expression | undefined {
  const variable = node.type === "Identifier" ? variableAt(module.scopes, node, node.name) : undefined;
  const [definition] = variable?.defs ?? [];
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (variable === undefined || declarator?.type !== "VariableDeclarator") return undefined;
  if (declarator.init == null || declarator.id.type !== "Identifier") return undefined;
  if (element !== undefined && isWithin(element, declarator)) return undefined;
  const isConstant = (declarator.parent as TSESTree.VariableDeclaration).kind === "const";
  return isConstant && isWithin(declarator, loop) ? declarator.init : undefined;
}

/** The paths out of the element in a text; `undefined` if anything in it is neither that nor the same for all. */
function partsOf(
  facts: Facts,
  node: TSESTree.Node,
  repetition: Repetition,
): { node: TSESTree.Node; path: ElementPath }[] | undefined {
  const path = elementPath(node, repetition, facts.module);
  if (path !== undefined) return isOutOfElement(facts, node, repetition) ? [{ node, path }] : undefined;
  if (isInvariant(facts.origins, node, repetition.node, facts.frame)) return [];
  if (node.type !== "TemplateLiteral" && node.type !== "BinaryExpression") return undefined;
  const parts: { node: TSESTree.Node; path: ElementPath }[] = [];
  for (const child of childrenOf(node)) {
    const inner = partsOf(facts, child, repetition);
    if (inner === undefined) return undefined;
    parts.push(...inner);
  }
  return parts;
}

/** The path starts at the element, or at a variable of its pattern: not at one that the loop declares. */
function isOutOfElement({ module }: Facts, node: TSESTree.Node, { element }: Repetition): boolean {
  let root = node;
  while (
    root.type === "MemberExpression" ||
    root.type === "TSNonNullExpression" ||
    root.type === "TSAsExpression"
  )
    root = root.type === "MemberExpression" ? root.object : root.expression;
  const name = root.type === "Identifier" && variableAt(module.scopes, root, root.name)?.defs[0]?.name;
  return (
    element !== undefined && name !== undefined && name !== false && isWithin(name as TSESTree.Node, element)
  );
}

function parametersText({ module }: Facts, { element }: Repetition): string | undefined {
  return element && module.text.slice(element.range[0], element.range[1]);
}
