import express from "express";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { errorHandler } from "../error-handling/error-handler.ts";
import { json, serve, type TestServer } from "../testing/http.ts";
import { accountRoutes, type Accounts } from "./account-routes.ts";

const seen: unknown[] = [];
const accounts: Accounts = {
  create: async (account) => {
    seen.push(account);
    return { id: "1" };
  },
  search: async (filter) => {
    seen.push(filter);
    return [];
  },
};
let server: TestServer;

beforeAll(async () => {
  const app = express();
  app.use(express.json({ limit: "10kb" }));
  app.use(accountRoutes(accounts, (_request, _response, next) => next()));
  app.use(errorHandler({ error: () => {} }));
  server = await serve(app);
});
beforeEach(() => {
  seen.length = 0;
});
afterAll(() => server.stop());

const post = (body: unknown) => fetch(`${server.url}/accounts`, json("POST", body));
const valid = { email: "Ada@Example.com", name: "  Ada ", age: 36 };

test("the handler gets the parsed value: trimmed, lower-cased, with defaults", async () => {
  expect((await post(valid)).status).toBe(201);
  expect(seen).toEqual([{ email: "ada@example.com", name: "Ada", age: 36, newsletter: false, tags: [] }]);
});

test("every mistake is named at once", async () => {
  const response = await post({ email: "ada", name: " ", age: "36" });
  expect(response.status).toBe(422);
  const { issues } = (await response.json()) as { issues: { path: string }[] };
  expect(issues.map(({ path }) => path).sort()).toEqual(["age", "email", "name"]);
});

test.for([
  [{ ...valid, role: "admin" }],
  [JSON.parse(`{ "email": "a@example.com", "name": "A", "age": 36, "__proto__": { "admin": true } }`)],
  [{ ...valid, email: { $ne: null } }],
  [[valid]],
  [{ ...valid, tags: Array.from({ length: 11 }, () => "x") }],
])("%j is refused before any work is done", async ([body]) => {
  expect((await post(body)).status).toBe(422);
  expect(seen).toEqual([]);
});

test("a body over the limit is refused while it is read", async () => {
  expect((await post({ ...valid, name: "x".repeat(20_000) })).status).toBe(413);
});

test.for([
  ["active=false", { active: false, limit: 20 }],
  ["active=1&limit=5", { active: true, limit: 5 }],
])("the query %s means what it says", async ([query, filter]) => {
  expect((await fetch(`${server.url}/accounts?${String(query)}`)).status).toBe(200);
  expect(seen).toEqual([filter]);
});

test.for(["limit=5&limit=6", "limit=", "limit=1e9", "active=maybe"])(
  "the query %s is refused",
  async (query) => {
    expect((await fetch(`${server.url}/accounts?${query}`)).status).toBe(422);
  },
);
