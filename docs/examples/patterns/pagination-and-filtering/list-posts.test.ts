import { readFileSync } from "node:fs";
import type { Pool } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { AppError } from "../error-handling/errors.ts";
import { startPostgres, startTimeout, type TestDatabase } from "../testing/postgres.ts";
import { listPosts, type PostPage } from "./list-posts.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await startPostgres(readFileSync(new URL("schema.sql", import.meta.url), "utf8"));
}, startTimeout);
beforeEach(() => database.pool.query("TRUNCATE posts"));
afterAll(() => database.stop());

async function insert(title: string, createdAt: string, author = "ada"): Promise<void> {
  await database.pool.query("INSERT INTO posts (title, author, created_at) VALUES ($1, $2, $3)", [
    title,
    author,
    createdAt,
  ]);
}

async function everyPage(parameters: Record<string, string>): Promise<string[]> {
  const titles: string[] = [];
  let page: PostPage = await listPosts(database.pool, parameters);
  for (let pages = 1; pages < 20; pages++) {
    titles.push(...page.data.map(({ title }) => title));
    if (page.page.next === null) return titles;
    page = await listPosts(database.pool, { ...parameters, after: page.page.next });
  }
  throw new Error("the list does not end");
}

test("rows that differ by a microsecond, or not at all, appear exactly once", async () => {
  await insert("a", "2026-01-01 00:00:00.000001Z");
  await insert("b", "2026-01-01 00:00:00.000002Z");
  await insert("c", "2026-01-01 00:00:00.000002Z");
  await insert("d", "2026-01-01 00:00:00.000002Z");
  await insert("e", "2026-01-01 00:00:00.000003Z");
  const titles = await everyPage({ limit: "1" });
  expect([...titles].sort()).toEqual(["a", "b", "c", "d", "e"]);
  expect([titles[0], titles[4]]).toEqual(["e", "a"]);
});

test("rows inserted while somebody turns pages shift nothing", async () => {
  await insert("old", "2026-01-01Z");
  await insert("new", "2026-01-02Z");
  const first = await listPosts(database.pool, { limit: "1" });
  await insert("newest", "2026-01-03Z");
  const second = await listPosts(database.pool, { limit: "1", after: first.page.next });
  expect([...first.data, ...second.data].map(({ title }) => title)).toEqual(["new", "old"]);
});

test("sorts and filters by what is on the list", async () => {
  await insert("Zebra", "2026-01-01Z");
  await insert("Apple", "2026-01-02Z");
  await insert("Mango", "2026-01-03Z", "grace");
  expect(await everyPage({ sort: "title", limit: "2" })).toEqual(["Apple", "Mango", "Zebra"]);
  expect(await everyPage({ author: "grace" })).toEqual(["Mango"]);
});

test.for(["newest", "title"])("one author's page, sorted by %s, is a range of an index", async (sort) => {
  await database.pool.query(`
    INSERT INTO posts (author, title, created_at)
    SELECT CASE WHEN n % 500 = 0 THEN 'ada' ELSE 'grace' END, 'post ' || n, timestamptz '2026-01-01Z' + n * interval '1 minute'
    FROM generate_series(1, 5000) AS n`);
  await database.pool.query("ANALYZE posts");
  const plan = (await explainPosts(database.pool, { sort, author: "ada" })).join("\n");
  expect(plan).toContain("Index Cond: ((author = 'ada'::text)");
  expect(plan).not.toMatch(/Sort|Filter/);
});

test("an empty list has no next page", async () => {
  expect(await listPosts(database.pool, {})).toEqual({ data: [], page: { next: null } });
});

test.for([
  [{ sort: "title; DROP TABLE posts" }],
  [{ limit: "0" }],
  [{ limit: "100000" }],
  [{ limit: "" }],
  [{ after: "not a cursor" }],
  [{ sort: "title", after: cursor("newest", "infinity") }],
  [{ order: "asc" }],
  [{ author: "ada\0" }],
  [{ sort: "title", after: cursor("title", "a\0") }],
  [{ after: cursor("newest", "0000-01-01T00:00:00Z") }],
])("%j is the caller's mistake and never reaches the database", async ([parameters]) => {
  database.forget();
  await expect(listPosts(database.pool, parameters)).rejects.toThrow(AppError);
  expect(database.statements).toEqual([]);
});

function cursor(sort: string, key: string): string {
  const id = "00000000-0000-4000-8000-000000000000";
  return Buffer.from(JSON.stringify([sort, key, id])).toString("base64url");
}

/** The plan of the very statement that `listPosts` sends. */
async function explainPosts(pool: Pool, parameters: Record<string, string>): Promise<string[]> {
  let plan: string[] = [];
  const explaining = {
    query: async (text: string, values: unknown[]) => {
      const { rows } = await pool.query<{ "QUERY PLAN": string }>(`EXPLAIN ${text}`, values);
      plan = rows.map((row) => row["QUERY PLAN"]);
      return { rows: [] };
    },
  };
  await listPosts(explaining as unknown as Pool, parameters);
  return plan;
}
