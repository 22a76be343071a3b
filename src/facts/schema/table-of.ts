import type { Origins } from "../../origins/origins.ts";
import { tableOf, type Query } from "../query.ts";
import { documentTable } from "./document-schema.ts";
import { entityTable } from "./entity-classes.ts";
import { generatedTable } from "./generated-types.ts";
import { prismaTable } from "./prisma-schema.ts";
import { tableObject } from "./table-objects.ts";
import type { Table } from "./table.ts";

/** The declaration of the table that a query reads, where the project has one. */
export function declaredTable(origins: Origins, query: Query): Table | undefined {
  const schema = origins.models.named(query.library)?.schema;
  switch (schema) {
    case undefined:
      return undefined;
    case "prisma-schema": {
      const name = tableOf(query);
      return name === undefined ? undefined : prismaTable(origins.project, name, query.frame.module.filename);
    }
    case "document-schemas":
      return documentTable(origins, query);
    case "table-objects":
      return tableObject(origins, query);
    default:
      if ("rows" in schema) return generatedTable(origins, query, schema);
      return entityTable(origins, query, schema);
  }
}
