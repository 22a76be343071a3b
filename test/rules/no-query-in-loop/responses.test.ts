import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [
    {
      name: "rows of all keys at once",
      code: `import { createClient } from "@supabase/supabase-js";
const db = createClient("", "");
export async function run(ids: number[]) {
  const { data } = await db.from("users").select("name").in("id", ids);
  return data;
}
`,
    },
  ],
  invalid: [
    {
      name: "a failure that throws is looked at once",
      code: `import { createClient } from "@supabase/supabase-js";
const db = createClient("", "");

export async function run(orders: { userId: number }[]) {
  const names = [];
  for (const order of orders) {
    const { data: user, error } = await db.from("users").select("name").eq("id", order.userId).maybeSingle();
    if (error) throw error;
    names.push(user?.name);
  }
  return names;
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`users`",
            collection: "`orders`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 7,
          column: 41,
          endLine: 7,
          endColumn: 109,
          suggestions: [
            {
              messageId: "batch",
              data: {
                conditions:
                  "all keys fit into one URL and all rows into one answer (1,000 as a rule), and `user.id` and `order.userId` are the same kind of value, and `id` is unique",
              },
              output: `import { createClient } from "@supabase/supabase-js";
const db = createClient("", "");

export async function run(orders: { userId: number }[]) {
  const names = [];
  const userIds = [...new Set(orders.map((order) => order.userId))];
  const { data: users, error: usersError } = await db.from("users").select("name, id").in("id", userIds);
  if (usersError) throw usersError;
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const order of orders) {
    const user = userById.get(order.userId) ?? null;
    names.push(user?.name);
  }
  return names;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a missing row that is an error",
      code: `import { createClient } from "@supabase/supabase-js";
const db = createClient("", "");

export async function run(ids: number[]) {
  const names = [];
  for (const id of ids) {
    const { data: user, error } = await db.from("users").select("id, name").eq("id", id).single();
    if (error) throw error;
    names.push(user.name);
  }
  return names;
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`users`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 7,
          column: 41,
          endLine: 7,
          endColumn: 98,
          suggestions: [
            {
              messageId: "batch",
              data: {
                conditions:
                  "all keys fit into one URL and all rows into one answer (1,000 as a rule), and `user.id` and `id` are the same kind of value, and `id` is unique, and a missing row may throw another error",
              },
              output: `import { createClient } from "@supabase/supabase-js";
const db = createClient("", "");

export async function run(ids: number[]) {
  const names = [];
  const { data: users, error: usersError } = await db.from("users").select("id, name").in("id", [...new Set(ids)]);
  if (usersError) throw usersError;
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const id of ids) {
    const user = userById.get(id);
    if (!user) throw new Error(\`No row of users with id \${id}\`);
    names.push(user.name);
  }
  return names;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "each element's failure is logged",
      code: `import { createClient } from "@supabase/supabase-js";
const db = createClient("", "");

export async function run(ids: number[]) {
  const all = [];
  for (const id of ids) {
    const { data: posts, error } = await db.from("posts").select("*").eq("author_id", id);
    if (error) {
      console.error(error);
      continue;
    }
    all.push({ id, posts });
  }
  return all;
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`posts`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 7,
          column: 42,
          endLine: 7,
          endColumn: 90,
          suggestions: [
            {
              messageId: "batch",
              data: {
                conditions:
                  "all keys fit into one URL and all rows into one answer (1,000 as a rule), and `post.author_id` and `id` are the same kind of value, and after a failure, an empty list will do for rows",
              },
              output: `import { createClient } from "@supabase/supabase-js";
const db = createClient("", "");

export async function run(ids: number[]) {
  const all = [];
  const { data: postRows, error: postsError } = await db.from("posts").select("*").in("author_id", [...new Set(ids)]);
  const postsByAuthorId = new Map<NonNullable<typeof postRows>[number]["author_id"], NonNullable<typeof postRows>[number][]>();
  for (const post of postRows ?? []) {
    const group = postsByAuthorId.get(post.author_id);
    if (group) group.push(post);
    else postsByAuthorId.set(post.author_id, [post]);
  }
  for (const id of ids) {
    const { data: posts, error } = { data: postsByAuthorId.get(id) ?? [], error: postsError };
    if (error) {
      console.error(error);
      continue;
    }
    all.push({ id, posts });
  }
  return all;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a column of another table is no key of the rows",
      code: `import { createClient } from "@supabase/supabase-js";
const db = createClient("", "");

export async function run(names: string[]) {
  const all = [];
  for (const name of names) {
    const { data } = await db.from("posts").select("id, author!inner(name)").eq("author.name", name);
    all.push(data);
  }
  return all;
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`posts`",
            collection: "`names`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 7,
          column: 28,
          endLine: 7,
          endColumn: 101,
        },
      ],
    },
    {
      name: "rows that are checked one by one",
      code: `import { createClient } from "@supabase/supabase-js";
const db = createClient("", "");

export async function run(labels: { postId: number; label: string }[]) {
  const { error } = await db.from("runs").insert({ at: new Date() });
  if (error) throw error;
  for (const { postId, label } of labels) {
    const { error } = await db.from("tags").insert([{ post_id: postId, label }]);
    if (error) throw new Error("no tags", { cause: error });
  }
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "write",
            table: "`tags`",
            collection: "`labels`",
            through: "",
            remedy: "Write them all with one statement.",
          },
          line: 8,
          column: 29,
          endLine: 8,
          endColumn: 81,
          suggestions: [
            {
              messageId: "batch",
              data: {
                conditions: "all rows set the same columns, and the rows before a failing one need not stay",
              },
              output: `import { createClient } from "@supabase/supabase-js";
const db = createClient("", "");

export async function run(labels: { postId: number; label: string }[]) {
  const { error } = await db.from("runs").insert({ at: new Date() });
  if (error) throw error;
  const { error: tagsError } = await db.from("tags").insert(labels.map(({ postId, label }) => ({ post_id: postId, label })));
  if (tagsError) throw new Error("no tags", { cause: tagsError });
}
`,
            },
          ],
        },
      ],
    },
  ],
});
