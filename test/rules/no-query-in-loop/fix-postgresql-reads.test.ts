import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [],
  invalid: [
    {
      name: "PostgreSQL: rows by a number, the first of each",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, orders: { id: number; userId: number }[]) {
  const names: string[] = [];
  for (const order of orders) {
    const { rows } = await pool.query("SELECT name FROM users WHERE id = $1", [order.userId]);
    const user = rows[0];
    if (user) names.push(user.name);
  }
  return names;
}
`,
      output: `import type { Pool } from "pg";

export async function run(pool: Pool, orders: { id: number; userId: number }[]) {
  const names: string[] = [];
  const userIds = [...new Set(orders.map((order) => order.userId))];
  const { rows: users } = await pool.query("SELECT name, id FROM users WHERE id = ANY($1)", [userIds]);
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
          column: 28,
          endLine: 6,
          endColumn: 94,
        },
      ],
    },
    {
      name: "PostgreSQL: the rows' type says that the key is a number",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

interface User {
  id: number;
  name: string;
}

export async function run(pool: Pool, ids: number[]) {
  const users: User[] = [];
  for (const id of ids) {
    const result = await pool.query<User>("SELECT * FROM users WHERE id = $1", [id]);
    if (result.rowCount === 0) continue;
    users.push(...result.rows);
  }
  return users;
}
`,
      output: `import type { Pool } from "pg";

interface User {
  id: number;
  name: string;
}

export async function run(pool: Pool, ids: number[]) {
  const users: User[] = [];
  const uniqueIds = [...new Set(ids)];
  const { rows: userRows } = await pool.query<User>("SELECT * FROM users WHERE id = ANY($1)", [uniqueIds]);
  const usersById = new Map<number, (typeof userRows)[number][]>();
  for (const user of userRows) {
    const key = Number(user.id);
    const group = usersById.get(key);
    if (group) group.push(user);
    else usersById.set(key, [user]);
  }
  for (const id of ids) {
    const result = usersById.get(id) ?? [];
    if (result.length === 0) continue;
    users.push(...result);
  }
  return users;
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
          column: 26,
          endLine: 11,
          endColumn: 85,
        },
      ],
    },
    {
      name: "PostgreSQL: the text is a constant that nothing else uses",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

const userById = "SELECT name FROM users WHERE id = $1";

export async function run(pool: Pool, ids: number[]) {
  for (const id of ids) console.log((await pool.query(userById, [id])).rows[0]?.name);
}
`,
      output: `import type { Pool } from "pg";

const userById = "SELECT name, id FROM users WHERE id = ANY($1)";

export async function run(pool: Pool, ids: number[]) {
  const { rows: users } = await pool.query(userById, [[...new Set(ids)]]);
  const userById2 = new Map<number, (typeof users)[number]>();
  for (const user of users) {
    const key = Number(user.id);
    if (!userById2.has(key)) userById2.set(key, user);
  }
  for (const id of ids) console.log(userById2.get(id)?.name);
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
          line: 6,
          column: 44,
          endLine: 6,
          endColumn: 70,
        },
      ],
    },
    {
      name: "PostgreSQL: an options object, another condition, an alias for the key",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, orders: { userId: number }[], since: string) {
  return Promise.all(
    orders.map(async ({ userId }) => {
      const { rows } = await pool.query({
        text: "SELECT p.title, p.author_id AS author FROM posts p WHERE p.author_id = $1 AND p.day > $2 ORDER BY p.day",
        values: [userId, since],
      });
      return rows;
    }),
  );
}
`,
      output: `import type { Pool } from "pg";

export async function run(pool: Pool, orders: { userId: number }[], since: string) {
  const userIds = [...new Set(orders.map(({ userId }) => userId))];
  const { rows: posts } = await pool.query({
    text: "SELECT p.title, p.author_id AS author FROM posts p WHERE p.author_id = ANY($1) AND p.day > $2 ORDER BY p.day",
    values: [userIds, since],
  });
  const postsByAuthorId = new Map<number, (typeof posts)[number][]>();
  for (const post of posts) {
    const key = Number(post.author);
    const group = postsByAuthorId.get(key);
    if (group) group.push(post);
    else postsByAuthorId.set(key, [post]);
  }
  return Promise.all(
    orders.map(async ({ userId }) => {
      const rows = postsByAuthorId.get(userId) ?? [];
      return rows;
    }),
  );
}
`,
      errors: [
        {
          messageId: "queryPerElementAtOnce",
          data: {
            operation: "query",
            table: "the database",
            collection: "`orders`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 30,
          endLine: 9,
          endColumn: 9,
        },
      ],
    },
    {
      name: "PostgreSQL: several uses of the first row, in a set of keys",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: Set<number>) {
  for (const id of ids) {
    const { rows } = await pool.query<{ id: number; name: string }>("SELECT id, name FROM users WHERE id = $1", [id]);
    if (!rows[0]) continue;
    console.log(rows[0]?.id, rows[0]?.name);
  }
}
`,
      output: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: Set<number>) {
  const uniqueIds = [...ids];
  const { rows: users } = await pool.query<{ id: number; name: string }>("SELECT id, name FROM users WHERE id = ANY($1)", [uniqueIds]);
  const userById = new Map<number, (typeof users)[number]>();
  for (const user of users) {
    const key = Number(user.id);
    if (!userById.has(key)) userById.set(key, user);
  }
  for (const id of ids) {
    const user = userById.get(id);
    if (!user) continue;
    console.log(user?.id, user?.name);
  }
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
          line: 5,
          column: 28,
          endLine: 5,
          endColumn: 118,
        },
      ],
    },
    {
      name: "PostgreSQL: whoever gets the row doesn't see the key",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  const users = [];
  for (const id of ids) {
    const { rows: [user] } = await pool.query<{ name: string }>("SELECT name FROM users WHERE id = $1", [id]);
    if (user) users.push(user);
  }
  return users;
}
`,
      output: `import type { Pool } from "pg";

export async function run(pool: Pool, ids: number[]) {
  const users = [];
  const uniqueIds = [...new Set(ids)];
  const { rows: userRows } = await pool.query<{ name: string; id: unknown }>("SELECT name, id FROM users WHERE id = ANY($1)", [uniqueIds]);
  const userById = new Map<number, Omit<(typeof userRows)[number], "id">>();
  for (const { id, ...user } of userRows) {
    const key = Number(id);
    if (!userById.has(key)) userById.set(key, user);
  }
  for (const id of ids) {
    const user = userById.get(id);
    if (user) users.push(user);
  }
  return users;
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
          line: 6,
          column: 36,
          endLine: 6,
          endColumn: 110,
        },
      ],
    },
    {
      name: "PostgreSQL: text may be equal in other spellings",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, emails: string[]) {
  for (const email of emails) {
    const { rows } = await pool.query("SELECT email, name FROM users WHERE email = $1 LIMIT 1", [email]);
    console.log(rows[0]?.name);
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
          column: 28,
          endLine: 5,
          endColumn: 105,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "`email` is spelled as the database spells it, and `email` is unique" },
              output: `import type { Pool } from "pg";

export async function run(pool: Pool, emails: string[]) {
  const uniqueEmails = [...new Set(emails)];
  const { rows: users } = await pool.query("SELECT email, name FROM users WHERE email = ANY($1)", [uniqueEmails]);
  const userByEmail = new Map(users.map((user) => [user.email, user]));
  for (const email of emails) {
    console.log(userByEmail.get(email)?.name);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "PostgreSQL: nothing is known of the keys",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import type { Pool } from "pg";

export async function run(pool: Pool, ids) {
  for (const id of ids) console.log((await pool.query("SELECT id, name FROM users WHERE id = $1", [id])).rows.length);
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
          endColumn: 104,
          suggestions: [
            {
              messageId: "batch",
              data: {
                conditions:
                  "`ids` is an array, and `id` is never null or undefined, and `user.id` and `id` are the same kind of value",
              },
              output: `import type { Pool } from "pg";

export async function run(pool: Pool, ids) {
  const uniqueIds = [...new Set(ids)];
  const { rows: users } = await pool.query("SELECT id, name FROM users WHERE id = ANY($1)", [uniqueIds]);
  const usersById = new Map<unknown, (typeof users)[number][]>();
  for (const user of users) {
    const group = usersById.get(user.id);
    if (group) group.push(user);
    else usersById.set(user.id, [user]);
  }
  for (const id of ids) console.log((usersById.get(id) ?? []).length);
}
`,
            },
          ],
        },
      ],
    },
  ],
});
