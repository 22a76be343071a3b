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
    byHand: "rows come with their error",
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
    byHand: "rows come with their error",
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
    byHand: "rows come with their error",
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
];
