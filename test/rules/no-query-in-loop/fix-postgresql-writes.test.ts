import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [],
  invalid: [
    {
      name: "PostgreSQL: an array of keys",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, orders: { id: number }[], status: string) {
  for (const order of orders) await pool.query("UPDATE orders SET status = $2, seen = now() WHERE id = $1", [order.id, status]);
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "query",
            table: "the database",
            collection: "`orders`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 4,
          column: 37,
          endLine: 4,
          endColumn: 128,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "what was written before a failing one need not stay" },
              output: `import type { Pool } from "pg";

export async function run(pool: Pool, orders: { id: number }[], status: string) {
  await pool.query("UPDATE orders SET status = $2, seen = now() WHERE id = ANY($1)", [orders.map((order) => order.id), status]);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "PostgreSQL: a deletion for each key of a set",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: Set<string>) {
  for (const id of ids) {
    await pool.query("DELETE FROM users WHERE id = $1", [id]);
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
          column: 11,
          endLine: 5,
          endColumn: 62,
          suggestions: [
            {
              messageId: "batch",
              data: {
                conditions:
                  "what was written before a failing one need not stay, and no row refers to another of them",
              },
              output: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: Set<string>) {
  await pool.query("DELETE FROM users WHERE id = ANY($1)", [[...ids]]);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "PostgreSQL: a counter for each key",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  for (const id of ids) await pool.query("UPDATE posts SET views = views + 1 WHERE id = $1", [id]);
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
          endColumn: 99,
          suggestions: [
            {
              messageId: "batch",
              data: {
                conditions: "what was written before a failing one need not stay, and no key comes twice",
              },
              output: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  await pool.query("UPDATE posts SET views = views + 1 WHERE id = ANY($1)", [ids]);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "PostgreSQL: what is deleted depends on what was",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  for (const id of ids)
    await pool.query("DELETE FROM nodes WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM nodes c WHERE c.parent = nodes.id)", [id]);
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
          column: 11,
          endLine: 5,
          endColumn: 127,
          suggestions: [
            {
              messageId: "batch",
              data: {
                conditions:
                  "what was written before a failing one need not stay, and no row refers to another of them, and no row decides what becomes of another",
              },
              output: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  await pool.query("DELETE FROM nodes WHERE id = ANY($1) AND NOT EXISTS (SELECT 1 FROM nodes c WHERE c.parent = nodes.id)", [ids]);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "PostgreSQL: rows in a transaction",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { PoolClient } from "pg";

export async function run(client: PoolClient, orderId: number, items: { name: string }[]) {
  await client.query("BEGIN");
  for (const [index, item] of items.entries()) console.log(index, item.name);
  for (const { name } of items) {
    await client.query("INSERT INTO items (order_id, name, at) VALUES ($1, lower($2), now()) ON CONFLICT DO NOTHING", [orderId, name]);
  }
  await client.query("COMMIT");
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "query",
            table: "the database",
            collection: "`items`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 7,
          column: 11,
          endLine: 7,
          endColumn: 135,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "the database takes the values of all rows at once" },
              output: `import type { PoolClient } from "pg";

export async function run(client: PoolClient, orderId: number, items: { name: string }[]) {
  await client.query("BEGIN");
  for (const [index, item] of items.entries()) console.log(index, item.name);
  if (items.length > 0) {
    await client.query(
      \`INSERT INTO items (order_id, name, at) VALUES \${items.map((_, index2) => \`($\${index2 * 2 + 1}, lower($\${index2 * 2 + 2}), now())\`).join(", ")} ON CONFLICT DO NOTHING\`,
      items.flatMap(({ name }) => [orderId, name]),
    );
  }
  await client.query("COMMIT");
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "PostgreSQL: rows that may conflict, outside of a transaction",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, tags: string[]) {
  for (const tag of tags) await pool.query("INSERT INTO tags (label) VALUES ($1) ON CONFLICT (label) DO UPDATE SET uses = 1", [tag]);
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "query",
            table: "the database",
            collection: "`tags`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 4,
          column: 33,
          endLine: 4,
          endColumn: 133,
          suggestions: [
            {
              messageId: "batch",
              data: {
                conditions:
                  "the rows before a failing one need not stay, and the database takes the values of all rows at once, and no two rows conflict with each other",
              },
              output: `import type { Pool } from "pg";

export async function run(pool: Pool, tags: string[]) {
  if (tags.length > 0) {
    await pool.query(
      \`INSERT INTO tags (label) VALUES \${tags.map((_, index) => \`($\${index + 1})\`).join(", ")} ON CONFLICT (label) DO UPDATE SET uses = 1\`,
      tags.flatMap((tag) => [tag]),
    );
  }
}
`,
            },
          ],
        },
      ],
    },
  ],
});
