import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [],
  invalid: [
    {
      name: "the first in an order, of several",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  for (const id of ids) {
    const { rows } = await pool.query("SELECT at FROM logins WHERE user_id = $1 ORDER BY at DESC LIMIT 1", [id]);
    console.log(rows[0]?.at);
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
          line: 5,
          column: 28,
          endLine: 5,
          endColumn: 113,
        },
      ],
    },
    {
      name: "a page",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  for (const id of ids) console.log((await pool.query("SELECT at FROM logins WHERE user_id = $1 LIMIT 10", [id])).rows);
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
          line: 4,
          column: 44,
          endLine: 4,
          endColumn: 113,
        },
      ],
    },
    {
      name: "a number for each group",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  for (const id of ids) console.log((await pool.query("SELECT count(*) FROM posts WHERE author_id = $1", [id])).rows[0]);
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
          line: 4,
          column: 44,
          endLine: 4,
          endColumn: 111,
        },
      ],
    },
    {
      name: "rows that are locked",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  for (const id of ids) console.log((await pool.query("SELECT id FROM jobs WHERE id = $1 FOR UPDATE", [id])).rows);
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
          line: 4,
          column: 44,
          endLine: 4,
          endColumn: 108,
        },
      ],
    },
    {
      name: "more of the result than its rows",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  for (const id of ids) {
    const result = await pool.query("SELECT id FROM users WHERE id = $1", [id]);
    console.log(result.fields, result.rows);
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
          line: 5,
          column: 26,
          endLine: 5,
          endColumn: 80,
        },
      ],
    },
    {
      name: "a prepared statement's name",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  for (const id of ids)
    console.log((await pool.query({ name: "user", text: "SELECT id FROM users WHERE id = $1", values: [id] })).rows[0]);
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
          endColumn: 110,
        },
      ],
    },
    {
      name: "the key is bound twice",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  for (const id of ids)
    console.log((await pool.query("SELECT id FROM users WHERE id = $1 AND (boss = $1 OR boss IS NULL)", [id])).rows[0]);
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
          endColumn: 110,
        },
      ],
    },
    {
      name: "one of two conditions",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  for (const id of ids) console.log((await pool.query("SELECT id FROM users WHERE id = $1 OR boss = 1", [id])).rows);
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
          line: 4,
          column: 44,
          endLine: 4,
          endColumn: 110,
        },
      ],
    },
    {
      name: "two keys",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, keys: { team: number; user: number }[]) {
  for (const { team, user } of keys)
    console.log((await pool.query("SELECT role FROM members WHERE team = $1 AND member = $2", [team, user])).rows);
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "query",
            table: "the database",
            collection: "`keys`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 5,
          column: 24,
          endLine: 5,
          endColumn: 108,
        },
      ],
    },
    {
      name: "another text uses the constant",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

const userById = "SELECT id, name FROM users WHERE id = $1";

export async function run(pool: Pool, ids: number[]) {
  console.log(userById);
  for (const id of ids) console.log((await pool.query(userById, [id])).rows);
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
          line: 7,
          column: 44,
          endLine: 7,
          endColumn: 70,
        },
      ],
    },
    {
      name: "a column would have the key's name",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  for (const id of ids) console.log((await pool.query("SELECT lower(name) AS id FROM users WHERE id = $1", [id])).rows);
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
          line: 4,
          column: 44,
          endLine: 4,
          endColumn: 113,
        },
      ],
    },
    {
      name: "distinct rows, without the key",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  for (const id of ids) console.log((await pool.query("SELECT DISTINCT tag FROM tags WHERE post_id = $1", [id])).rows);
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
          line: 4,
          column: 44,
          endLine: 4,
          endColumn: 112,
        },
      ],
    },
  ],
});
