import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [],
  invalid: [
    {
      name: "Postgres.js: rows by a number",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Sql } from "postgres";

export async function run(sql: Sql, orders: { userId: number }[]) {
  const names: string[] = [];
  for (const order of orders) {
    const [user] = await sql<{ id: number; name: string }[]>\`SELECT id, name FROM users WHERE id = \${order.userId}\`;
    if (user) names.push(user.name);
  }
  return names;
}
`,
      output: `import type { Sql } from "postgres";

export async function run(sql: Sql, orders: { userId: number }[]) {
  const names: string[] = [];
  const userIds = [...new Set(orders.map((order) => order.userId))];
  const users = await sql<{ id: number; name: string }[]>\`SELECT id, name FROM users WHERE id IN \${sql(userIds)}\`;
  const userById = new Map<number, (typeof users)[number]>();
  for (const user of users) {
    const key = Number(user.id);
    if (!userById.has(key)) userById.set(key, user);
  }
  for (const order of orders) {
    const user = userById.get(order.userId);
    if (user) names.push(user.name);
  }
  return names;
}
`,
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
          line: 6,
          column: 26,
          endLine: 6,
          endColumn: 116,
        },
      ],
    },
    {
      name: "Postgres.js: columns may get other names",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Sql } from "postgres";

export async function run(sql: Sql, ids: number[]) {
  const all = [];
  for (const authorId of ids) all.push(await sql\`select author_id, title from posts where author_id = \${authorId}\`);
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
          line: 5,
          column: 46,
          endLine: 5,
          endColumn: 115,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "the client doesn't rename columns" },
              output: `import type { Sql } from "postgres";

export async function run(sql: Sql, ids: number[]) {
  const all = [];
  const posts = await sql\`select author_id, title from posts where author_id in \${sql([...new Set(ids)])}\`;
  const postsByAuthorId = new Map<number, (typeof posts)[number][]>();
  for (const post of posts) {
    const key = Number(post.author_id);
    const group = postsByAuthorId.get(key);
    if (group) group.push(post);
    else postsByAuthorId.set(key, [post]);
  }
  for (const authorId of ids) all.push(postsByAuthorId.get(authorId) ?? []);
  return all;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "MySQL: a list in the place of a placeholder",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool, RowDataPacket } from "mysql2/promise";

interface User extends RowDataPacket {
  id: number;
  name: string;
}

export async function run(pool: Pool, ids: number[]) {
  const names: string[] = [];
  for (const id of ids) {
    const [[user]] = await pool.query<User[]>("SELECT id, name FROM users WHERE id = ?", [id]);
    if (user) names.push(user.name);
  }
  return names;
}
`,
      output: `import type { Pool, RowDataPacket } from "mysql2/promise";

interface User extends RowDataPacket {
  id: number;
  name: string;
}

export async function run(pool: Pool, ids: number[]) {
  const names: string[] = [];
  const uniqueIds = [...new Set(ids)];
  const [users] = uniqueIds.length === 0 ? [[]] : await pool.query<User[]>("SELECT id, name FROM users WHERE id IN (?)", [uniqueIds]);
  const userById = new Map<number, (typeof users)[number]>();
  for (const user of users) {
    const key = Number(user.id);
    if (!userById.has(key)) userById.set(key, user);
  }
  for (const id of ids) {
    const user = userById.get(id);
    if (user) names.push(user.name);
  }
  return names;
}
`,
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
          line: 11,
          column: 28,
          endLine: 11,
          endColumn: 95,
        },
      ],
    },
    {
      name: "MySQL: prepared statements take no lists, and text is compared without case",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool, RowDataPacket } from "mysql2/promise";

export async function run(pool: Pool, emails: string[]) {
  for (const email of emails) {
    const [rows] = await pool.execute<RowDataPacket[]>("SELECT name FROM users WHERE email = ?", [email]);
    for (const row of rows) console.log(row.name);
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
            collection: "`emails`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 5,
          column: 26,
          endLine: 5,
          endColumn: 106,
          suggestions: [
            {
              messageId: "batch",
              data: {
                conditions:
                  "`email` is spelled as the database spells it, and no `FLOAT` column is read, which a prepared statement reads with other digits",
              },
              output: `import type { Pool, RowDataPacket } from "mysql2/promise";

export async function run(pool: Pool, emails: string[]) {
  const uniqueEmails = [...new Set(emails)];
  const [users] = uniqueEmails.length === 0 ? [[]] : await pool.query<RowDataPacket[]>("SELECT name, email FROM users WHERE email IN (?)", [uniqueEmails]);
  const usersByEmail = new Map<string, (typeof users)[number][]>();
  for (const user of users) {
    const group = usersByEmail.get(user.email);
    if (group) group.push(user);
    else usersByEmail.set(user.email, [user]);
  }
  for (const email of emails) {
    const rows = usersByEmail.get(email) ?? [];
    for (const row of rows) console.log(row.name);
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
