import path from "node:path";
import { Facts } from "../../src/facts/facts-of.ts";
import { repeatedQueries } from "../../src/facts/repeated-query.ts";
import { originsIn } from "./queries-in.ts";

const db = `import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();\n`;

/** What is repeated in main.ts: the chain of calls that leads to the query, or the query itself, and over what. */
export function repeatedIn(main: string, files: Record<string, string> = {}): string[] {
  const { origins, directory } = originsIn({ "db.ts": db, ...files, "main.ts": main });
  const module = origins.project.module(path.join(directory, "main.ts"));
  if (module === undefined) throw new Error("main.ts doesn't parse");
  const facts = new Facts(module, origins);
  return [...repeatedQueries(facts)].map(
    ({ chain, query, collection }) => `${collection}: ${chain.join(" -> ") || `${query.method}`}`,
  );
}

/** What a file that uses the client begins with. */
export const prisma = `import { prisma } from "./db";\nimport express from "express";\nimport makeKnex from "knex";\n`;
