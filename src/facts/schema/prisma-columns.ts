import type { Field, Model, View } from "@mrleebo/prisma-ast";
import type { Column } from "./column.ts";

const KINDS: Readonly<Record<string, Column["kind"]>> = {
  Int: "number",
  Float: "number",
  String: "string",
  BigInt: "bigint",
  Boolean: "boolean",
  DateTime: "date",
};
/** Databases that compare text as it is, unless a column says otherwise. */
const EXACT = new Set(["postgresql", "postgres", "cockroachdb", "sqlite"]);
/** Native types of which other spellings are equal: `@db.Uuid`, `@db.Citext`; or that keep less than what is compared: `@db.Date`. */
const INEXACT =
  /^(?:Uuid|Citext|Char|NChar|Inet|ObjectId|Date|Time|Timetz|UniqueIdentifier|Bit|VarBit|Xml|Real|Money)$/;

/** The columns of a model by name. */
export function prismaColumns(
  block: Model | View,
  {
    provider,
    enums,
    key,
  }: { provider: string | undefined; enums: ReadonlySet<string>; key: readonly string[] },
): ReadonlyMap<string, Column> {
  const columns = new Map<string, Column>();
  for (const field of block.properties) {
    if (field.type === "field" && typeof field.fieldType === "string" && field.array !== true)
      columns.set(field.name, columnOf(field, field.fieldType, provider, enums, key));
  }
  return columns;
}

function columnOf(
  { name, optional, attributes = [] }: Field,
  type: string,
  provider: string | undefined,
  enums: ReadonlySet<string>,
  key: readonly string[],
): Column {
  const kind = KINDS[type] ?? (enums.has(type) ? "string" : "other");
  const native = attributes.find(({ group }) => group === "db")?.name ?? "";
  return {
    kind,
    nullable: optional === true,
    unique:
      (key.length === 1 && key[0] === name) ||
      attributes.some(({ name: is, group }) => group === undefined && is === "unique"),
    isExact: !INEXACT.test(native) && (kind !== "string" || enums.has(type) || EXACT.has(provider ?? "")),
  };
}
