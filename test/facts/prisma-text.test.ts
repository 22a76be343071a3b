import { describe, expect, it } from "vitest";
import { readPrisma } from "../../src/facts/schema/prisma-text.ts";

describe("readPrisma", () => {
  it("reads models and views, enums and the database", () => {
    const text = `
      generator client { provider = "prisma-client-js" }
      datasource db {
        provider = "postgresql"
        url      = env("DATABASE_URL")
      }
      enum Role { ADMIN USER }
      model User { }
      view Report { }
      type Address { street String }
    `;
    const { models, enums, provider } = readPrisma(text);
    expect(models.map(({ name }) => name)).toEqual(["User", "Report"]);
    expect([enums, provider]).toEqual([["Role"], "postgresql"]);
  });

  it.each([
    ["id Int @id", "id Int id"],
    ["id String @id @default(uuid()) @db.Uuid", "id String id default db.Uuid"],
    ["bio String?", "bio String ?"],
    ["tags String[] @default([])", "tags String [] default"],
    ['place Unsupported("point")?', "place - ?"],
    ["team Team @relation(fields: [teamId],\n references: [id])", "team Team relation"],
    ['note String @map("a // {b} @c") // @unique', "note String map"],
    ["/* @unique */ name String /* {\n */ @unique", "name String unique"],
    ["größe_2 Int", "größe_2 Int"],
  ])("reads the field %j", (line, expected) => {
    const [model] = readPrisma(`model Row {\n${line}\n}`).models;
    const fields = model?.fields.map(({ name, type = "-", list, optional, attributes }) =>
      [name, type, ...(list ? ["[]"] : []), ...(optional ? ["?"] : []), ...attributes].join(" "),
    );
    expect(fields).toEqual([expected]);
  });

  it.each([
    ["@@id([a, b])", ["a", "b"]],
    ["@@id(fields: [a, b])", ["a", "b"]],
    ['@@id(name: "both", fields: [a(length: 10), b(sort: Desc)])', ["a", "b"]],
    ["@@unique([a, b])\n@@index([a])", []],
  ])("reads the key of %j", (line, expected) => {
    expect(readPrisma(`model Row {\n a Int\n b Int\n ${line}\n}`).models[0]?.key).toEqual(expected);
  });

  it.each(["", "model", "model Row", "model Row {", "model Row { id Int @id(", "}}}", "{ model Row }"])(
    "ends on %j",
    (text) => {
      expect(() => readPrisma(text)).not.toThrow();
    },
  );

  it("passes over what it doesn't know", () => {
    const text = "policy Strict { rule = [1, { a }] }\n@@@\nmodel Row {\n id Int @id\n ???\n name String\n}";
    const [model] = readPrisma(text).models;
    expect(model?.fields.map(({ name }) => name)).toEqual(["id", "name"]);
  });
});
