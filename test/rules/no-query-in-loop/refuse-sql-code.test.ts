import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [],
  invalid: [
    {
      name: "part of the text is put together",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[], filters: string) {
  for (const id of ids)
    console.log((await pool.query(\`SELECT id FROM users WHERE id = $1 \${filters}\`, [id])).rows);
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "query",
            table: "the database",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 5,
          column: 24,
          endLine: 5,
          endColumn: 89,
        },
      ],
    },
    {
      name: "the client is the loop's own",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  for (const id of ids) {
    const client = await pool.connect();
    console.log((await client.query("SELECT id FROM users WHERE id = $1", [id])).rows);
    client.release();
  }
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "query",
            table: "the database",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 24,
          endLine: 6,
          endColumn: 80,
        },
      ],
    },
    {
      name: "a failure is handled for each",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  for (const id of ids) {
    try {
      console.log((await pool.query("SELECT id FROM users WHERE id = $1", [id])).rows);
    } catch {
      console.log("none");
    }
  }
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "query",
            table: "the database",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 26,
          endLine: 6,
          endColumn: 80,
        },
      ],
    },
    {
      name: "the result of the write is used",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  let deleted = 0;
  for (const id of ids) deleted += (await pool.query("DELETE FROM users WHERE id = $1", [id])).rowCount ?? 0;
  return deleted;
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "query",
            table: "the database",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 5,
          column: 43,
          endLine: 5,
          endColumn: 94,
        },
      ],
    },
    {
      name: "another value for each key",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, users: { id: number; name: string }[]) {
  for (const user of users) await pool.query("UPDATE users SET name = $2 WHERE id = $1", [user.id, user.name]);
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "query",
            table: "the database",
            collection: "`users`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 4,
          column: 35,
          endLine: 4,
          endColumn: 111,
        },
      ],
    },
    {
      name: "a row that reads the rows before",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, names: string[]) {
  for (const name of names)
    await pool.query("INSERT INTO steps (name, place) VALUES ($1, (SELECT count(*) FROM steps))", [name]);
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "query",
            table: "the database",
            collection: "`names`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 5,
          column: 11,
          endLine: 5,
          endColumn: 106,
        },
      ],
    },
    {
      name: "values that are bound elsewhere too",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, names: string[]) {
  for (const name of names)
    await pool.query("INSERT INTO tags (name) VALUES ($1) ON CONFLICT (name) DO UPDATE SET name = $1", [name]);
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "query",
            table: "the database",
            collection: "`names`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 5,
          column: 11,
          endLine: 5,
          endColumn: 111,
        },
      ],
    },
    {
      name: "a part of a postgres.js statement",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Sql } from "postgres";

export async function run(sql: Sql, ids: number[], onlyLive: boolean) {
  for (const id of ids)
    console.log(await sql\`select id from posts where author_id = \${id} \${onlyLive ? sql\`and live\` : sql\`\`}\`);
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "query",
            table: "the database",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 5,
          column: 23,
          endLine: 5,
          endColumn: 108,
        },
      ],
    },
    {
      name: "dates, which the helper's types don't allow",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Sql } from "postgres";

export async function run(sql: Sql, days: Date[]) {
  for (const day of days) console.log(await sql\`select id, day from events where day = \${day}\`);
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "query",
            table: "the database",
            collection: "`days`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 4,
          column: 45,
          endLine: 4,
          endColumn: 95,
        },
      ],
    },
    {
      name: "rows that the loop changes, which would be shared",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  const all = [];
  for (const id of ids) {
    const { rows } = await pool.query("SELECT id, title FROM posts WHERE author_id = $1", [id]);
    for (const row of rows) row.place = all.length;
    all.push(rows);
  }
  return all;
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "query",
            table: "the database",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 28,
          endLine: 6,
          endColumn: 96,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "no two elements have the same key, since the row is changed" },
              output: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  const all = [];
  const uniqueIds = [...new Set(ids)];
  const { rows: posts } = await pool.query("SELECT id, title, author_id FROM posts WHERE author_id = ANY($1)", [uniqueIds]);
  const postsByAuthorId = new Map<number, Omit<(typeof posts)[number], "author_id">[]>();
  for (const { author_id, ...post } of posts) {
    const key = Number(author_id);
    const group = postsByAuthorId.get(key);
    if (group) group.push(post);
    else postsByAuthorId.set(key, [post]);
  }
  for (const id of ids) {
    const rows = postsByAuthorId.get(id) ?? [];
    for (const row of rows) row.place = all.length;
    all.push(rows);
  }
  return all;
}
`,
            },
          ],
        },
      ],
    },
  ],
});
