import { readFileSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startPostgres, startTimeout, type TestDatabase } from "../testing/postgres.ts";
import { readFeed } from "./feed.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await startPostgres(readFileSync(new URL("schema.sql", import.meta.url), "utf8"));
}, startTimeout);
beforeEach(() => database.pool.query("TRUNCATE users, posts, comments"));
afterAll(() => database.stop());

async function addUser(name: string): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>(
    "INSERT INTO users (name) VALUES ($1) RETURNING id",
    [name],
  );
  return rows[0]?.id ?? "";
}

async function addPosts(author: string | null, titles: string[], from = "2026-01-01"): Promise<void> {
  await database.pool.query(
    `INSERT INTO posts (author_id, title, created_at)
     SELECT $1, title, $3::timestamptz + position * interval '1 day'
     FROM unnest($2::text[]) WITH ORDINALITY AS given(title, position)`,
    [author, titles, from],
  );
}

async function comment(title: string, texts: string[]): Promise<void> {
  await database.pool.query(
    `INSERT INTO comments (post_id, text, created_at)
     SELECT posts.id, text, timestamptz '2026-02-01' + position * interval '1 minute'
     FROM posts, unnest($2::text[]) WITH ORDINALITY AS given(text, position) WHERE title = $1`,
    [title, texts],
  );
}

test("each post has its own author and its own latest comments, newest first", async () => {
  await addPosts(await addUser("Ada"), ["old"]);
  await addPosts(null, ["x", "newest"], "2026-01-10");
  await comment("old", ["a1", "a2", "a3", "a4", "a5"]);
  await comment("newest", ["b1"]);
  const feed = await readFeed(database.pool, 10);
  expect(feed.map(({ title, author, latestComments }) => [title, author?.name, latestComments])).toEqual([
    ["newest", undefined, ["b1"]],
    ["x", undefined, []],
    ["old", "Ada", ["a5", "a4", "a3"]],
  ]);
});

test("an author of many posts is asked for once", async () => {
  await addPosts(await addUser("Ada"), ["1", "2", "3"]);
  const authors = (await readFeed(database.pool, 10)).map(({ author }) => author);
  expect(new Set(authors).size).toBe(1);
});

test.for([1, 50])("%i posts cost three statements", async (count) => {
  await addPosts(
    await addUser("Ada"),
    Array.from({ length: count }, (_, index) => `post ${index}`),
  );
  database.forget();
  expect(await readFeed(database.pool, count)).toHaveLength(count);
  expect(database.statements).toHaveLength(3);
});

test("an empty feed costs one", async () => {
  database.forget();
  expect(await readFeed(database.pool, 10)).toEqual([]);
  expect(database.statements).toHaveLength(1);
});
