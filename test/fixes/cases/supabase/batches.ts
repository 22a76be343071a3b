import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { SupabaseClient } from "@supabase/supabase-js";
import type { Database } from "../../../clients/supabase/schema.ts";
import type { Input } from "../../../world.ts";
`;

export const batches: FixCase[] = [
  {
    rule,
    form: "children by foreign key",
    suggestion: "batch",
    program: `${imports}
export async function run(db: SupabaseClient<Database>, { userIds }: Input) {
  const result = [];
  for (const userId of userIds) {
    const { data: posts, error } = await db
      .from("posts")
      .select("id, title")
      .eq("author_id", userId)
      .order("id", { ascending: false });
    if (error) throw error;
    result.push({ userId, posts });
  }
  return result;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "bulk update",
    suggestion: "batch",
    program: `${imports}
export async function run(db: SupabaseClient<Database>, { postIds }: Input) {
  for (const id of postIds) {
    const { error } = await db.from("posts").update({ status: "archived" }).eq("id", id);
    if (error) throw error;
  }
}
`,
    statements: { before: ({ postIds }) => postIds.length, after: 1 },
  },
  {
    rule,
    form: "bulk delete",
    suggestion: "batch",
    program: `${imports}
export async function run(db: SupabaseClient<Database>, { userIds }: Input) {
  for (const id of userIds) {
    const { error } = await db.from("users").delete().eq("id", id);
    if (error) throw error;
  }
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "children by foreign key",
    variant: "failures looked over",
    suggestion: "batch",
    program: `${imports}
export async function run(db: SupabaseClient<Database>, { userIds }: Input) {
  return Promise.all(
    userIds.map(async (userId) => {
      const { data } = await db.from("posts").select("*").eq("author_id", userId).order("id");
      return data?.map((post) => post.title) ?? [];
    }),
  );
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "bulk create",
    suggestion: "batch",
    program: `${imports}
export async function run(db: SupabaseClient<Database>, { labels }: Input) {
  for (const { postId, label } of labels) {
    const { error } = await db.from("tags").insert({ post_id: postId, label });
    if (error) throw error;
  }
}
`,
    statements: { before: ({ labels }) => labels.length, after: 1 },
  },
  {
    rule,
    form: "bulk create",
    variant: "arrays of one row",
    suggestion: "batch",
    program: `${imports}
export async function run(db: SupabaseClient<Database>, { labels }: Input) {
  await Promise.all(labels.map(({ postId, label }) => db.from("tags").insert([{ post_id: postId, label }])));
}
`,
    statements: { before: ({ labels }) => labels.length, after: 1 },
  },
];
