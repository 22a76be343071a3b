import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import type { Capture, Frame } from "../../origins/value.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";
import { tableOf, type Query } from "../query.ts";
import type { Column } from "./column.ts";
import { hasHooks } from "./document-hooks.ts";
import { columnEntries } from "./table-objects.ts";
import type { Table } from "./table.ts";

const KINDS: Readonly<Record<string, Column["kind"]>> = {
  String: "string",
  Number: "number",
  Date: "date",
  Boolean: "boolean",
  Bool: "boolean",
  BigInt: "bigint",
  ObjectId: "objectId",
  ObjectID: "objectId",
};
/** Options under which a value isn't stored, looked for or read as the code has it. */
const CONVERTING = new Set(["get", "set", "lowercase", "uppercase", "trim", "transform"]);

const KEY: Column = { kind: "objectId", nullable: false, unique: true, isExact: true };

/** What the schema of a document model declares: `model("User", new Schema({ name: String, email: { type: String, unique: true } }))`. */
export function documentTable(origins: Origins, query: Query): Table | undefined {
  const { schema } = query.captures;
  if (schema === undefined || typeof schema === "string") return undefined;
  const value = origins.value(schema.node, schema.frame);
  const definition = value?.kind === "library" ? value.captures["definition"] : undefined;
  if (value?.kind !== "library" || definition === undefined || typeof definition === "string")
    return undefined;
  const object = unwrapped(definition.node);
  if (object.type !== "ObjectExpression") return undefined;
  const entries = columnEntries(origins, object, definition.frame);
  const options = optionsOf(origins, value.captures["options"]);
  if (entries === undefined || options === undefined || options.has("typeKey")) return undefined;
  const types = new Map<string, Column>([["_id", KEY]]);
  for (const [name, node] of entries)
    types.set(name, columnFrom(node, name === "_id", options.has("collation")));
  if (options.has("timestamps"))
    for (const name of ["createdAt", "updatedAt"])
      types.set(name, { kind: "date", nullable: true, unique: false, isExact: true });
  return {
    name: tableOf(query) ?? "",
    columns: [...types.keys()],
    relations: new Map(),
    key: ["_id"],
    // Looks through the project's files.
    get hooks() {
      return hasHooks(origins, definition, query.library);
    },
    types,
  };
}

/** The options that a schema is given; `undefined` where they aren't in sight. */
function optionsOf(origins: Origins, capture: Capture | undefined): ReadonlySet<string> | undefined {
  if (capture === undefined) return new Set();
  if (typeof capture === "string") return undefined;
  const found = objectAt(origins, capture.node, capture.frame);
  const entries = found && columnEntries(origins, found.node, found.frame);
  if (entries === undefined) return undefined;
  const given = [...entries].filter(([, node]) => !(node.type === "Literal" && node.value === false));
  return new Set(given.map(([name]) => name));
}

function objectAt(origins: Origins, node: TSESTree.Node, frame: Frame) {
  const written = unwrapped(node);
  if (written.type === "ObjectExpression") return { node: written, frame };
  const value = origins.value(written, frame);
  return value?.kind === "object" ? value : undefined;
}

/** `String`, `{ type: String, unique: true }`, `Schema.Types.ObjectId`; all else holds documents, arrays or maps. */
function columnFrom(node: TSESTree.Node, isKey: boolean, collated: boolean): Column {
  const written = unwrapped(node);
  const options = new Map<string, TSESTree.Node>();
  let type: TSESTree.Node | undefined = written;
  if (written.type === "ObjectExpression") {
    for (const property of written.properties) {
      const name = property.type === "Property" ? keyName(property) : undefined;
      if (property.type !== "Property" || name === undefined) return other(isKey);
      options.set(name, unwrapped(property.value));
    }
    type = options.get("type");
  }
  const kind = KINDS[typeName(type) ?? ""];
  if (kind === undefined || [...options.keys()].some((name) => CONVERTING.has(name))) return other(isKey);
  return {
    kind,
    nullable: !isKey && !isTrue(options.get("required")),
    unique: isKey || isTrue(options.get("unique")),
    isExact: !collated,
  };
}

function other(unique: boolean): Column {
  return { kind: "other", nullable: !unique, unique, isExact: false };
}

function typeName(node: TSESTree.Node | undefined): string | undefined {
  if (node?.type === "Identifier") return node.name;
  if (node?.type === "MemberExpression") return keyName(node);
  return node?.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}

/** `true`, `[true, "is needed"]`. */
function isTrue(node: TSESTree.Node | undefined): boolean {
  const value = node?.type === "ArrayExpression" ? node.elements[0] : node;
  return value?.type === "Literal" && value.value === true;
}
