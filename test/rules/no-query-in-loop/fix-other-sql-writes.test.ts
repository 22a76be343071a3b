import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [],
  invalid: [
    {
      name: "Postgres.js: rows in a transaction",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Sql } from "postgres";

export async function run(sql: Sql, labels: { postId: number; label: string }[]) {
  await sql.begin(async (tx) => {
    await Promise.all(labels.map((one) => tx\`insert into tags (post_id, label) values (\${one.postId}, \${one.label})\`));
  });
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElementAtOnce",
          data: {
            operation: "query",
            table: "the database",
            collection: "`labels`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 5,
          column: 43,
          endLine: 5,
          endColumn: 117,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "the database takes the values of all rows at once" },
              output: `import type { Sql } from "postgres";

export async function run(sql: Sql, labels: { postId: number; label: string }[]) {
  await sql.begin(async (tx) => {
    if (labels.length > 0) {
      await tx\`insert into tags (post_id, label) values \${tx(labels.map((one) => [one.postId, one.label]))}\`;
    }
  });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "Postgres.js: a list of keys",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Sql } from "postgres";

export async function run(sql: Sql, ids: number[]) {
  for (const id of ids) await sql\`delete from users where id = \${id}\`;
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
          column: 31,
          endLine: 4,
          endColumn: 70,
          suggestions: [
            {
              messageId: "batch",
              data: {
                conditions:
                  "what was written before a failing one need not stay, and no row refers to another of them",
              },
              output: `import type { Sql } from "postgres";

export async function run(sql: Sql, ids: number[]) {
  await sql\`delete from users where id in \${sql(ids)}\`;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "MySQL: rows, and lists only where they are expanded",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "mysql2/promise";

export async function run(pool: Pool, labels: { postId: number; label: string }[]) {
  for (const { postId, label } of labels) {
    await pool.execute("INSERT INTO tags (post_id, label) VALUES (?, ?)", [postId, label]);
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
            collection: "`labels`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 5,
          column: 11,
          endLine: 5,
          endColumn: 91,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "the rows before a failing one need not stay" },
              output: `import type { Pool } from "mysql2/promise";

export async function run(pool: Pool, labels: { postId: number; label: string }[]) {
  if (labels.length > 0) {
    await pool.query("INSERT INTO tags (post_id, label) VALUES ?", [labels.map(({ postId, label }) => [postId, label])]);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "MySQL: a list of keys",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "mysql2/promise";

export async function run(pool: Pool, ids: Set<number>) {
  for (const id of ids) await pool.execute("DELETE FROM users WHERE id = ?", [id]);
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
          column: 31,
          endLine: 4,
          endColumn: 83,
          suggestions: [
            {
              messageId: "batch",
              data: {
                conditions:
                  "what was written before a failing one need not stay, and no row refers to another of them",
              },
              output: `import type { Pool } from "mysql2/promise";

export async function run(pool: Pool, ids: Set<number>) {
  if (ids.size > 0) await pool.query("DELETE FROM users WHERE id IN (?)", [[...ids]]);
}
`,
            },
          ],
        },
      ],
    },
  ],
});
