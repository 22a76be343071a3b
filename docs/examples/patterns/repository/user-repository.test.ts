import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ConflictError } from "../error-handling/errors.ts";
import { startPostgres, startTimeout, type TestDatabase } from "../testing/postgres.ts";
import { UserRepository, type Users } from "./user-repository.ts";

let database: TestDatabase;
let users: Users;

beforeAll(async () => {
  database = await startPostgres(readFileSync(new URL("schema.sql", import.meta.url), "utf8"));
  users = new UserRepository(database.pool);
}, startTimeout);
beforeEach(() => database.pool.query("TRUNCATE users"));
afterAll(() => database.stop());

const ada = { email: "ada@example.com", name: "Ada", passwordHash: "hash" };
const grace = { email: "grace@example.com", name: "Grace", passwordHash: "hash" };

test("what comes out is what the program needs, and no more", async () => {
  const { id } = await users.add(ada);
  expect(await users.findById(id)).toEqual({ id, email: "ada@example.com", name: "Ada" });
  expect(await users.findByEmail("ADA@example.com")).toEqual({ id, email: "ada@example.com", name: "Ada" });
  expect(await users.findById(randomUUID())).toBeUndefined();
});

test("many users cost one statement, and none cost none", async () => {
  const first = await users.add(ada);
  const second = await users.add(grace);
  database.forget();
  const found = await users.findByIds([first.id, second.id, first.id, randomUUID()]);
  expect(found.map(({ name }) => name).sort()).toEqual(["Ada", "Grace"]);
  expect(await users.findByIds([])).toEqual([]);
  expect(database.statements).toHaveLength(1);
});

test("a taken address is a conflict, also in another case and also in a race", async () => {
  await users.add(ada);
  await expect(users.add({ ...ada, email: "Ada@Example.com" })).rejects.toThrow(ConflictError);
  const outcomes = await Promise.allSettled([users.add(grace), users.add(grace)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a removed user is gone for everybody, and the address is free again", async () => {
  const { id } = await users.add(ada);
  await users.remove(id);
  expect(await users.findById(id)).toBeUndefined();
  expect(await users.findByIds([id])).toEqual([]);
  await expect(users.add(ada)).resolves.toMatchObject({ name: "Ada" });
});

test("with a client it is part of the client's transaction, and a conflict leaves that alive", async () => {
  const client = await database.pool.connect();
  try {
    await client.query("BEGIN");
    const inside = new UserRepository(client);
    await inside.add(ada);
    await expect(inside.add(ada)).rejects.toThrow(ConflictError);
    await expect(inside.findByEmail(ada.email)).resolves.toBeDefined();
    await client.query("ROLLBACK");
  } finally {
    client.release();
  }
  expect(await users.findByEmail(ada.email)).toBeUndefined();
});
