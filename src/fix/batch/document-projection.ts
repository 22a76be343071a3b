import type { TSESTree } from "@typescript-eslint/utils";
import { keyName, literalText, unwrapped } from "../../syntax/nodes.ts";
import { isIdentifier } from "./keys.ts";
import type { ProjectedKey } from "./projection.ts";

/**
 * The key in a projection of documents, which lists what is read or what isn't, and has the key of the collection without
 * naming it: `"name email -_id"`, `{ name: 1, _id: 0 }`. `undefined` if it can't be added.
 */
export function documentKey(
  written: TSESTree.Node,
  column: string,
  implicitKey: string,
): ProjectedKey | undefined {
  const text = literalText(written);
  if (text !== undefined) return inWords(written, text, column, implicitKey);
  return written.type === "ObjectExpression" ? inFlags(written, column, implicitKey) : undefined;
}

function inWords(
  written: TSESTree.Node,
  text: string,
  column: string,
  implicitKey: string,
): ProjectedKey | undefined {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const replace = (all: readonly string[]) => ({
    name: column,
    edits: [{ range: written.range, text: JSON.stringify(all.join(" ")) }],
  });
  const asItIs = { name: column, edits: [] };
  const lists = words.some((word) => /^[^-+]/.test(word));
  if (words.includes(`-${column}`)) {
    // Of what is left out the key can be the last, and an empty list says something else.
    const others = words.filter((word) => word !== `-${column}`);
    return others.length > 0 ? replace(others) : undefined;
  }
  if (!lists || column === implicitKey || words.includes(column)) return asItIs;
  return replace([...words, column]);
}

function inFlags(
  object: TSESTree.ObjectExpression,
  column: string,
  implicitKey: string,
): ProjectedKey | undefined {
  let lists = false;
  for (const property of object.properties) {
    const name = property.type === "Property" ? keyName(property) : undefined;
    const flag = property.type === "Property" ? flagOf(unwrapped(property.value)) : undefined;
    if (name === undefined || flag === undefined) return undefined;
    if (name === column)
      return { name, edits: flag ? [] : [{ range: (property as TSESTree.Property).value.range, text: "1" }] };
    lists ||= flag && name !== implicitKey;
  }
  if (!lists || column === implicitKey) return { name: column, edits: [] };
  const last = object.properties.at(-1);
  if (last === undefined || !isIdentifier(column)) return undefined;
  return { name: column, edits: [{ range: [last.range[1], last.range[1]], text: `, ${column}: 1` }] };
}

function flagOf(node: TSESTree.Node): boolean | undefined {
  if (node.type !== "Literal") return undefined;
  if (node.value === 1 || node.value === true) return true;
  return node.value === 0 || node.value === false ? false : undefined;
}
