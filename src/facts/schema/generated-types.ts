import type { TSESTree } from "@typescript-eslint/utils";
import type { GeneratedTypes } from "../../models/model.ts";
import { memberOf } from "../../origins/member.ts";
import type { Origins } from "../../origins/origins.ts";
import type { ShapeValue, Value } from "../../origins/value.ts";
import { keyName } from "../../syntax/nodes.ts";
import { typeOf } from "../declared-type.ts";
import { tableOf, type Query } from "../query.ts";
import type { Column } from "./column.ts";
import type { Table } from "./table.ts";

const KINDS = new Set<string>(["number", "string", "boolean", "bigint", "date"]);

/** The table as types say that were generated from the database, which the client was given: `createClient<Database>()`. */
export function generatedTable(
  origins: Origins,
  query: Query,
  { rows, unless }: GeneratedTypes,
): Table | undefined {
  const name = tableOf(query);
  if (name === undefined || query.captures[unless] !== undefined) return undefined;
  let value = clientType(origins, query);
  for (const step of rows.split("."))
    value = value && memberOf(origins, value, step === "{table}" ? name : step, query.frame);
  if (value?.kind !== "shape") return undefined;
  const types = columnsOf(origins, value);
  return types.size === 0
    ? undefined
    : { name, columns: [...types.keys()], relations: new Map(), key: types.has("id") ? ["id"] : [], types };
}

/** The type argument of the client that the chain begins with. */
function clientType(origins: Origins, { chain, frame }: Query): Value | undefined {
  const start = chain.links.find(({ call }) => call.role === "table")?.node;
  if (start?.type !== "CallExpression" || start.callee.type !== "MemberExpression") return undefined;
  const client = origins.value(start.callee.object, frame);
  return client?.kind === "library" ? client.context : undefined;
}

function columnsOf(origins: Origins, { node, frame }: ShapeValue): Map<string, Column> {
  const columns = new Map<string, Column>();
  for (const member of membersOf(node)) {
    const name = member.type === "TSPropertySignature" ? keyName(member) : undefined;
    if (member.type !== "TSPropertySignature" || name === undefined) continue;
    const type = member.typeAnnotation && typeOf(origins, member.typeAnnotation.typeAnnotation, frame.module);
    const kind = type !== undefined && KINDS.has(type.kind) ? (type.kind as Column["kind"]) : "other";
    // Text may be a UUID, or compare without regard to case.
    columns.set(name, {
      kind,
      nullable: type?.nullable ?? true,
      unique: false,
      isExact: kind !== "string",
    });
  }
  return columns;
}

function membersOf(node: ShapeValue["node"]): readonly TSESTree.TypeElement[] {
  if (node.type === "TSTypeLiteral") return node.members;
  return node.type === "TSInterfaceDeclaration" ? node.body.body : [];
}
