import type { Refusal } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { SupabaseClient } from "@supabase/supabase-js";
import type { Database } from "../../../clients/supabase/schema.ts";
import type { Input } from "../../../world.ts";
`;

export const refusals: Refusal[] = [
  {
    rule,
    because: "a list of keys may be too long for a URL, and its rows too many for one answer",
    program: `${imports}
export async function run(db: SupabaseClient<Database>, { userIds }: Input) {
  const found = [];
  for (const id of userIds) {
    const { data } = await db.from("users").select("id, name").eq("id", id).maybeSingle();
    found.push(data);
  }
  return found;
}
`,
  },
  {
    rule,
    because: "the error of a missing row is told on",
    program: `${imports}
export async function run(db: SupabaseClient<Database>, { userIds }: Input) {
  const messages = [];
  for (const id of userIds) {
    const { error } = await db.from("users").select("id").eq("id", id).single();
    messages.push(error?.message);
  }
  return messages;
}
`,
  },
  {
    rule,
    because: "the rows before one that fails stay",
    program: `${imports}
export async function run(db: SupabaseClient<Database>, { labels }: Input) {
  for (const { postId, label } of labels) await db.from("tags").insert({ post_id: postId, label });
}
`,
  },
  {
    rule,
    because: "the latest row of each is no row by key",
    program: `${imports}
export async function run(db: SupabaseClient<Database>, { userIds }: Input) {
  const titles = [];
  for (const id of userIds) {
    const { data } = await db
      .from("posts")
      .select("title")
      .eq("author_id", id)
      .order("id", { ascending: false })
      .limit(1)
      .maybeSingle();
    titles.push(data?.title);
  }
  return titles;
}
`,
  },
];
