import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../../facts/facts-of.ts";
import { keyName } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import type { Edit } from "../edit.ts";

/** Code in the loop that takes rows out of a result. */
interface RowsUse {
  /** Only the first row is taken: `rows[0]`, `const [row] = rows`. */
  readonly first: boolean;
  /** `rows[0]`, or the rows. */
  readonly node: TSESTree.Expression;
  /** The pattern around the one variable of `const [row] = rows`. */
  readonly pattern?: TSESTree.ArrayPattern;
}

/** What the loop does with the rows of a query, whatever its library wraps around them. */
export interface RowsOfResult {
  /** What is awaited, with its `await`. */
  readonly node: TSESTree.Expression;
  /** The variable or pattern that the result goes to; none where the rows are used on the spot. */
  readonly target: TSESTree.BindingName | undefined;
  /** What the rows are called from there on: a variable, or a pattern that takes the first. */
  readonly name: TSESTree.BindingName | undefined;
  readonly uses: readonly RowsUse[];
  /** `result.rowCount`. */
  readonly counts: readonly TSESTree.Expression[];
}

/** `undefined` where something else of the result is used than its rows, or more is done with it than can be followed. */
export function rowsOfResult(
  facts: Facts,
  node: TSESTree.Expression,
  rowsIn: string | number | undefined,
): RowsOfResult | undefined {
  const { parent } = node;
  const onTheSpot = (rows: TSESTree.Expression): RowsOfResult | undefined => {
    const use = useOf(rows);
    if (readsMore(rows)) return undefined;
    return { node, target: undefined, name: undefined, uses: [use], counts: [] };
  };
  if (rowsIn !== undefined && parent.type === "MemberExpression")
    return isRows(parent, node, rowsIn) ? onTheSpot(parent) : undefined;
  if (parent.type !== "VariableDeclarator" || parent.init !== node)
    return rowsIn === undefined ? onTheSpot(node) : undefined;
  const { id } = parent;
  if (id.typeAnnotation !== undefined) return undefined;
  if (id.type === "Identifier")
    return rowsIn === undefined ? named(facts, node, id, id) : held(facts, node, id, rowsIn);
  if (rowsIn === undefined) return firstOf(id) && onTheSpot(node);
  const inner = id.type === "ObjectPattern" ? inObject(id, rowsIn) : inArray(id, rowsIn);
  if (inner === undefined) return undefined;
  if (inner.type === "Identifier") return named(facts, node, id, inner);
  return firstOf(inner) && { node, target: id, name: inner, uses: [], counts: [] };
}

/** `rows` and `const [row] = rows`, in all places where the variable is read. */
function named(
  facts: Facts,
  node: TSESTree.Expression,
  target: TSESTree.BindingName,
  name: TSESTree.Identifier,
): RowsOfResult | undefined {
  const references = readsOf(facts, name);
  if (references === undefined || references.some(readsMore)) return undefined;
  return { node, target, name, uses: references.map(useOf), counts: [] };
}

/** `const result = await ...`, of which nothing but the rows is read. */
function held(
  facts: Facts,
  node: TSESTree.Expression,
  name: TSESTree.Identifier,
  rowsIn: string | number,
): RowsOfResult | undefined {
  const uses: RowsUse[] = [];
  const counts: TSESTree.Expression[] = [];
  for (const reference of readsOf(facts, name) ?? []) {
    const { parent } = reference;
    if (parent.type !== "MemberExpression") return undefined;
    if (isRows(parent, reference, rowsIn)) uses.push(useOf(parent));
    else if (rowsIn === "rows" && keyName(parent) === "rowCount") counts.push(parent);
    else return undefined;
  }
  return uses.length + counts.length === 0 ? undefined : { node, target: name, name, uses, counts };
}

/** Where a variable is read; `undefined` if it is assigned to. */
function readsOf({ module }: Facts, name: TSESTree.Identifier): TSESTree.Identifier[] | undefined {
  const references = variableAt(module.scopes, name, name.name)?.references ?? [];
  if (references.some((reference) => reference.isWrite() && reference.init !== true)) return undefined;
  return references.flatMap((reference) =>
    reference.isRead() ? [reference.identifier as TSESTree.Identifier] : [],
  );
}

/** What only a driver's own list of rows has: postgres.js's `rows.count`. */
function readsMore(rows: TSESTree.Expression): boolean {
  const { parent } = rows;
  if (parent.type !== "MemberExpression" || parent.object !== rows) return false;
  const name = keyName(parent) ?? "0";
  return !(name in Array.prototype) && !/^\d+$/.test(name);
}

function isRows(member: TSESTree.MemberExpression, object: TSESTree.Node, rowsIn: string | number): boolean {
  return member.object === object && !member.optional && keyName(member) === String(rowsIn);
}

function useOf(rows: TSESTree.Expression): RowsUse {
  const { parent } = rows;
  if (
    parent.type === "MemberExpression" &&
    parent.object === rows &&
    !parent.optional &&
    keyName(parent) === "0"
  )
    return { first: true, node: parent };
  if (parent.type === "VariableDeclarator" && parent.init === rows && firstOf(parent.id) !== undefined)
    return { first: true, node: rows, pattern: parent.id as TSESTree.ArrayPattern };
  return { first: false, node: rows };
}

/** `row` of `[row]`. */
export function firstOf(pattern: TSESTree.Node): TSESTree.Identifier | undefined {
  if (pattern.type !== "ArrayPattern" || pattern.typeAnnotation !== undefined) return undefined;
  const [first, ...others] = pattern.elements;
  return first?.type === "Identifier" && others.length === 0 ? first : undefined;
}

/** `rows` of `{ rows }` and of `{ rows: users }`. */
function inObject(
  { properties }: TSESTree.ObjectPattern,
  rowsIn: string | number,
): TSESTree.BindingName | undefined {
  const [only, ...others] = properties;
  if (only?.type !== "Property" || others.length > 0 || keyName(only) !== rowsIn) return undefined;
  const { value } = only;
  return value.type === "Identifier" || value.type === "ArrayPattern" ? value : undefined;
}

/** `rows` of `[rows]`. */
function inArray(pattern: TSESTree.BindingName, rowsIn: string | number): TSESTree.BindingName | undefined {
  if (pattern.type !== "ArrayPattern" || rowsIn !== 0) return undefined;
  const [first, ...others] = pattern.elements;
  if (others.length > 0 || first == null) return undefined;
  return first.type === "Identifier" || first.type === "ArrayPattern" ? first : undefined;
}

/** Puts an array of rows, as an expression, in the place of the result. */
export function takeRows(facts: Facts, result: RowsOfResult, rows: string): Edit[] {
  const { node, target, name, uses, counts } = result;
  if (target === undefined || name === undefined) {
    const [use] = uses;
    // `(await query).rows[0]`: the rows are what the index is taken of.
    const place =
      use?.first === true && use.pattern === undefined
        ? (use.node as TSESTree.MemberExpression).object
        : use?.node;
    return place === undefined ? [] : [{ range: place.range, text: isWhole(place) ? rows : `(${rows})` }];
  }
  const text = textOf(facts, name);
  const edits: Edit[] = [{ range: node.range, text: rows }];
  if (target !== name) edits.unshift({ range: target.range, text });
  if (target.type !== "Identifier" || target !== name) return edits;
  for (const { node: use, first, pattern } of uses) {
    const place = first && pattern === undefined ? (use as TSESTree.MemberExpression).object : use;
    // Where the variable held the result, it holds the rows now.
    if (place.type === "MemberExpression") edits.push({ range: place.range, text });
  }
  for (const count of counts) edits.push({ range: count.range, text: `${text}.length` });
  return edits;
}

function isWhole({ parent }: TSESTree.Node): boolean {
  return (
    parent?.type === "VariableDeclarator" ||
    parent?.type === "AssignmentExpression" ||
    parent?.type === "ReturnStatement" ||
    parent?.type === "ArrowFunctionExpression" ||
    parent?.type === "Property" ||
    parent?.type === "CallExpression" ||
    parent?.type === "ForOfStatement"
  );
}

/** Puts the first row, as an expression, in the place of the result; `undefined` where more than the first row is used. */
export function takeFirst(
  facts: Facts,
  result: RowsOfResult,
  row: string,
  newName: () => string,
): Edit[] | undefined {
  const { node, target, name, uses, counts } = result;
  if (counts.length > 0 || uses.some(({ first }) => !first)) return undefined;
  const [use, ...others] = uses;
  if (target === undefined) return use && inPlace(use, row);
  const first = name && firstOf(name);
  if (first !== undefined)
    return [
      { range: target.range, text: first.name },
      { range: node.range, text: row },
    ];
  const declaration = node.parent.parent;
  if (use === undefined || declaration?.type !== "VariableDeclaration") return undefined;
  if (others.length === 0 && declaration.declarations.length === 1)
    return [{ range: wholeLines(facts, declaration), text: "" }, ...inPlace(use, row)];
  if (uses.some(({ pattern }) => pattern !== undefined)) return undefined;
  const variable = newName();
  return [
    { range: target.range, text: variable },
    { range: node.range, text: row },
    ...uses.map((one) => ({ range: one.node.range, text: variable })),
  ];
}

function inPlace({ node, pattern }: RowsUse, row: string): Edit[] {
  const variable = pattern && firstOf(pattern);
  const value = { range: node.range, text: row };
  return pattern === undefined || variable === undefined
    ? [value]
    : [{ range: pattern.range, text: variable.name }, value];
}

/** A statement with the white space in front of it and the line's end. */
function wholeLines({ module }: Facts, { range }: TSESTree.Node): TSESTree.Range {
  const before = /[ \t]*$/.exec(module.text.slice(0, range[0]))?.[0].length ?? 0;
  const after = /^[ \t]*\r?\n/.exec(module.text.slice(range[1]))?.[0].length;
  return after === undefined ? range : [range[0] - before, range[1] + after];
}

/** The expressions that stand for a row, or for the variable that holds it. */
export function firstRows({ uses, name, target }: RowsOfResult): TSESTree.Node[] {
  const declared = target === undefined ? undefined : name && firstOf(name);
  return [
    ...(declared === undefined ? [] : [declared]),
    ...uses.map(({ node, pattern }) => (pattern && firstOf(pattern)) ?? node),
  ];
}

function textOf({ module }: Facts, { range }: TSESTree.Node): string {
  return module.text.slice(range[0], range[1]);
}
