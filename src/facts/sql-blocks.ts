import path from "node:path";
import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../origins/origins.ts";
import type { Frame } from "../origins/value.ts";
import { unwrapped } from "../syntax/nodes.ts";
import { constantOf } from "./constant.ts";

const BLOCK = /^ *-- *(?:BLOCK|name:) +(\S+) *$/;

/**
 * Text from the SQL file next to the module (`users.sql` beside `users.ts`), for objects that are made from the module's own
 * address: `const sql = loadSqlEquiv(import.meta.url)`, then `sql.select_user` for what follows `-- BLOCK select_user`.
 */
export function sqlBlock(
  origins: Origins,
  object: TSESTree.Node,
  name: string,
  frame: Frame,
): string | undefined {
  const identifier = unwrapped(object);
  if (identifier.type !== "Identifier") return undefined;
  const made = constantOf(origins, identifier, frame);
  const call = made && unwrapped(made.node);
  if (made === undefined || call?.type !== "CallExpression" || !isOwnAddress(call.arguments))
    return undefined;
  const { dir, name: base } = path.parse(made.frame.module.filename);
  const text = origins.project.text(path.join(dir, `${base}.sql`));
  return text === undefined ? undefined : blockIn(text, name);
}

/** `(import.meta.url)`, `(__filename)`. */
function isOwnAddress([argument, ...more]: readonly TSESTree.Node[]): boolean {
  if (argument === undefined || more.length > 0) return false;
  if (argument.type === "Identifier") return argument.name === "__filename";
  return argument.type === "MemberExpression" && argument.object.type === "MetaProperty";
}

function blockIn(text: string, name: string): string | undefined {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => BLOCK.exec(line)?.[1] === name);
  if (start === -1) return undefined;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => BLOCK.test(line));
  return rest.slice(0, end === -1 ? undefined : end).join("\n");
}
