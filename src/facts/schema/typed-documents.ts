import type { Origins } from "../../origins/origins.ts";
import { typeOf } from "../declared-type.ts";
import type { Query } from "../query.ts";
import type { StaticType } from "../static-type.ts";
import type { Column } from "./column.ts";

const KINDS = new Set<string>(["number", "string", "bigint", "boolean", "date", "objectId"]);

/** A column of a collection without a schema: what its type says, `db.collection<User>("users")`, and what goes for every collection. */
export function typedColumn(origins: Origins, query: Query, name: string): Column | undefined {
  const key = origins.models.named(query.library)?.key;
  if (key === undefined) return undefined;
  const type = documentType(origins, query)?.member?.(name);
  if (type === undefined)
    return name === key ? { kind: "other", nullable: false, unique: true, isExact: false } : undefined;
  return {
    kind: KINDS.has(type.kind) ? (type.kind as Column["kind"]) : "other",
    nullable: type.nullable,
    unique: name === key,
    isExact: true,
  };
}

function documentType(origins: Origins, { captures, chain, frame }: Query): StaticType | undefined {
  const { table } = captures;
  if (table !== undefined && typeof table !== "string" && table.node.type.startsWith("TS"))
    return typeOf(origins, table.node as Parameters<typeof typeOf>[1], table.frame.module);
  for (const { node, call } of chain.links) {
    const [type] = call.captures?.["table"] === undefined ? [] : (node.typeArguments?.params ?? []);
    if (type !== undefined) return typeOf(origins, type, frame.module);
  }
  return undefined;
}
