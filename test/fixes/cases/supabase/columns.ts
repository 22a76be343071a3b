import type { FixCase } from "../../harness/case.ts";

const rule = "no-select-star";

const imports = `
import type { SupabaseClient } from "@supabase/supabase-js";
import type { Database } from "../../../clients/supabase/schema.ts";
import type { Input } from "../../../world.ts";
`;

export const columns: FixCase[] = [
  {
    rule,
    form: "explicit star",
    variant: "fields of many rows",
    program: `${imports}
export async function run(db: SupabaseClient<Database>) {
  const { data: posts, error } = await db.from("posts").select("*").order("id");
  if (error) throw error;
  return posts.map((post) => \`\${post.id} \${post.title}\`);
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["posts.id", "posts.title"],
  },
  {
    rule,
    form: "explicit star",
    variant: "empty select, fields of one row",
    program: `${imports}
export async function run(db: SupabaseClient<Database>, { userIds }: Input) {
  const { data: user, error } = await db
    .from("users")
    .select()
    .eq("id", userIds[0] ?? 0)
    .maybeSingle();
  if (error) throw error;
  return user?.email;
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["users.email"],
  },
];
