import rule from "../../../rules/no-select-star.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-select-star", rule, {
  valid: [
    {
      name: "columns and relations are listed",
      code: `import { createClient } from "@supabase/supabase-js";
const db = createClient("", "");
const { data } = await db.from("posts").select("id, author(name), tags(count)");
console.log(data);
`,
    },
    {
      name: "what a write gives back, unless it's asked for",
      code: `import { createClient } from "@supabase/supabase-js";
const db = createClient("", "");
const { data } = await db.from("posts").insert({ title: "x" }).select().single();
console.log(data.id);
`,
    },
  ],
  invalid: [
    {
      name: "a star of a relation",
      code: `import { createClient } from "@supabase/supabase-js";
const db = createClient("", "");
const { data: posts } = await db.from("posts").select("id, author:users!author_id(*), tags(label)");
for (const post of posts) console.log(post.id, post.author.name, post.tags.length);
`,
      output: `import { createClient } from "@supabase/supabase-js";
const db = createClient("", "");
const { data: posts } = await db.from("posts").select("id, author:users!author_id(name), tags(label)");
for (const post of posts) console.log(post.id, post.author.name, post.tags.length);
`,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`posts`", columns: "`id`, `author`, `tags`" },
          line: 3,
          column: 31,
          endLine: 3,
          endColumn: 100,
        },
      ],
    },
    {
      name: "a star beside relations, over several lines",
      code: `import { createClient } from "@supabase/supabase-js";
const db = createClient("", "");
const { data: posts } = await db.from("posts").select(\`
  *,
  author (*),
  tags (label, group (*))
\`);
for (const post of posts) {
  console.log(post.title, post.author?.email);
  for (const tag of post.tags) console.log(tag.group.name, tag.group.id);
}
`,
      output: `import { createClient } from "@supabase/supabase-js";
const db = createClient("", "");
const { data: posts } = await db.from("posts").select(\`
  title,
  author (email),
  tags (label, group (name, id))
\`);
for (const post of posts) {
  console.log(post.title, post.author?.email);
  for (const tag of post.tags) console.log(tag.group.name, tag.group.id);
}
`,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`posts`", columns: "`title`, `author`, `tags`" },
          line: 3,
          column: 31,
          endLine: 7,
          endColumn: 3,
        },
      ],
    },
    {
      name: "a relation's row gets out of sight",
      code: `import { createClient } from "@supabase/supabase-js";
const db = createClient("", "");
const { data: posts } = await db.from("posts").select("id, author(*)");
for (const post of posts) send(post.id, post.author);
`,
      output: null,
      errors: [
        {
          messageId: "everyColumn",
          data: { table: "`posts`" },
          line: 3,
          column: 31,
          endLine: 3,
          endColumn: 71,
        },
      ],
    },
    {
      name: "the table of generated types, where rows get out of sight",
      code: `import { createClient } from "@supabase/supabase-js";
type Database = {
  public: { Tables: { posts: { Row: { id: number; title: string; body: string | null }; Insert: { title: string } } } };
};
const db = createClient<Database>("", "");
export async function posts() {
  const { data } = await db.from("posts").select("*");
  return data;
}
`,
      output: null,
      errors: [
        {
          messageId: "everyColumn",
          data: { table: "\`posts\`" },
          line: 7,
          column: 26,
          endLine: 7,
          endColumn: 54,
          suggestions: [
            {
              messageId: "listColumns",
              data: { columns: "\`id\`, \`title\`, \`body\`" },
              output: `import { createClient } from "@supabase/supabase-js";
type Database = {
  public: { Tables: { posts: { Row: { id: number; title: string; body: string | null }; Insert: { title: string } } } };
};
const db = createClient<Database>("", "");
export async function posts() {
  const { data } = await db.from("posts").select("id, title, body");
  return data;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "tables of another schema are not those of the types",
      code: `import type { SupabaseClient } from "@supabase/supabase-js";
interface Database {
  public: { Tables: { posts: { Row: { id: number; title: string } } } };
}
export async function posts(db: SupabaseClient<Database>) {
  return await db.schema("archive").from("posts").select();
}
`,
      output: null,
      errors: [
        {
          messageId: "everyColumn",
          data: { table: "\`posts\`" },
          line: 6,
          column: 16,
          endLine: 6,
          endColumn: 59,
        },
      ],
    },
    {
      name: "what a write gives back",
      options: [{ checkReturning: true }],
      code: `import { createClient } from "@supabase/supabase-js";
const db = createClient("", "");
const { data } = await db.from("posts").upsert({ title: "x" }).select().single();
console.log(data.id);
`,
      output: `import { createClient } from "@supabase/supabase-js";
const db = createClient("", "");
const { data } = await db.from("posts").upsert({ title: "x" }).select("id").single();
console.log(data.id);
`,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "\`posts\`", columns: "\`id\`" },
          line: 3,
          column: 24,
          endLine: 3,
          endColumn: 72,
        },
      ],
    },
  ],
});
