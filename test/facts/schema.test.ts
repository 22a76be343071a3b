import path from "node:path";
import { describe, expect, it } from "vitest";
import { queriesOf } from "../../src/facts/query.ts";
import { declaredTable } from "../../src/facts/schema/table-of.ts";
import type { Files } from "../project/temporary-project.ts";
import { originsIn } from "./queries-in.ts";

/** What is declared of the table that the first query of main.ts reads: columns, key, relations. */
function tableIn(files: Files, filename = "main.ts"): string | undefined {
  const { origins, directory } = originsIn(files);
  const module = origins.project.module(path.join(directory, filename));
  const [query] = module ? queriesOf(origins, module) : [];
  if (query === undefined) throw new Error(`${filename} has no query`);
  const table = declaredTable(origins, query);
  return (
    table && [table.columns.join(" "), table.key.join(" "), [...table.relations.keys()].join(" ")].join(" | ")
  );
}

const prisma = `import { PrismaClient } from "@prisma/client";\nawait new PrismaClient().userRole.findMany();\n`;
const model = (fields: string) => `model UserRole {\n${fields}\n}\nmodel Team {\n  id Int @id\n}\n`;

describe("a Prisma schema", () => {
  it("says what are columns, what are relations, and what is the key", () => {
    const schema = model(
      "  id Int @id\n  tags String[]\n  team Team @relation(fields: [teamId], references: [id])\n  teamId Int",
    );
    expect(tableIn({ "prisma/schema.prisma": schema, "main.ts": prisma })).toBe("id tags teamId | id | team");
  });

  it("may have a key of several columns, and columns that can't be selected", () => {
    const schema = model(
      '  a Int\n  b Int\n  old String @ignore\n  geo Unsupported("point")?\n  @@id([a, b])',
    );
    expect(tableIn({ "schema.prisma": schema, "main.ts": prisma })).toBe("a b | a b | ");
  });

  it("may lie in several files of a folder", () => {
    const files = {
      "prisma/schema.prisma": 'generator client {\n  provider = "prisma-client-js"\n}\n',
      "prisma/models/role.prisma": model("  id Int @id"),
      "main.ts": prisma,
    };
    expect(tableIn(files)).toBe("id | id | ");
  });

  it("tells nothing when it doesn't parse", () => {
    expect(tableIn({ "schema.prisma": "model {{", "main.ts": prisma })).toBeUndefined();
  });

  it("is the nearest of several", () => {
    const files = {
      "package.json": `{ "workspaces": ["*"] }`,
      "a/prisma/schema.prisma": model("  far Int @id"),
      "b/prisma/schema.prisma": model("  near Int @id"),
      "b/src/main.ts": prisma,
    };
    expect(tableIn(files, "b/src/main.ts")).toBe("near | near | ");
  });
});

describe("a table object", () => {
  const query = `import { drizzle } from "drizzle-orm/node-postgres";\nimport { users } from "./schema";\nawait drizzle(url).select().from(users);\n`;
  const schema = (columns: string) =>
    `import { integer, pgTable, text } from "drizzle-orm/pg-core";\nconst times = { at: text("at") };\nexport const users = pgTable("users", ${columns});\n`;

  it.each([
    ["columns", `{ id: integer("id").primaryKey(), name: text("name").notNull() }`, "id name | id | "],
    ["a function of the builders", `(t) => ({ id: t.integer().primaryKey() })`, "id | id | "],
    ["columns shared by tables", `{ id: integer("id"), ...times }`, "id at |  | "],
    ["columns from out of sight", `{ id: integer("id"), ...shared() }`, undefined],
  ])("%s", (_, columns, expected) => {
    expect(tableIn({ "schema.ts": schema(columns), "main.ts": query })).toBe(expected);
  });
});

describe("a class", () => {
  it("says by decorators what are columns, with those of its base", () => {
    const entity = `import { Column, Entity, OneToMany, PrimaryGeneratedColumn } from "typeorm";
abstract class Base { @PrimaryGeneratedColumn() id!: number; }
@Entity() export class User extends Base {
  @Column() name!: string;
  @OneToMany(() => Post, (post) => post.author) posts!: Post[];
  get label() { return this.name; }
}`;
    const main = `import { DataSource } from "typeorm";\nimport { User } from "./user";\nawait new DataSource({}).getRepository(User).find();\n`;
    expect(tableIn({ "user.ts": entity, "main.ts": main })).toBe("name id | id | posts");
  });
});
