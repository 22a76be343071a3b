import type { Column } from "./column.ts";
import type { PrismaField, PrismaModel } from "./prisma-text.ts";

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
  model: PrismaModel,
  schema: { provider: string | undefined; enums: ReadonlySet<string>; key: readonly string[] },
): ReadonlyMap<string, Column> {
  const columns = new Map<string, Column>();
  for (const field of model.fields)
    if (field.type !== undefined && !field.list) columns.set(field.name, columnOf(field, field.type, schema));
  return columns;
}

function columnOf(
  { name, optional, attributes }: PrismaField,
  type: string,
  { provider, enums, key }: Parameters<typeof prismaColumns>[1],
): Column {
  const kind = KINDS[type] ?? (enums.has(type) ? "string" : "other");
  const native = attributes.find((attribute) => attribute.startsWith("db."))?.slice("db.".length) ?? "";
  return {
    kind,
    nullable: optional,
    unique: (key.length === 1 && key[0] === name) || attributes.includes("unique"),
    isExact: !INEXACT.test(native) && (kind !== "string" || enums.has(type) || EXACT.has(provider ?? "")),
  };
}
