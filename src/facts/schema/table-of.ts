import type { Origins } from "../../origins/origins.ts";
import { tableOf, type Query } from "../query.ts";
import { prismaTable } from "./prisma-schema.ts";
import type { Table } from "./table.ts";

/** The declaration of the table that a query reads, where the project has one. */
export function declaredTable(origins: Origins, query: Query): Table | undefined {
  const name = tableOf(query);
  if (name === undefined) return undefined;
  return namedTable(origins, query, name);
}

/** The declaration of a table that another one refers to. */
export function namedTable(origins: Origins, query: Query, name: string): Table | undefined {
  switch (origins.models.named(query.library)?.schema) {
    case "prisma-schema":
      return prismaTable(origins.project, name, query.frame.module.filename);
    default:
      return undefined;
  }
}
