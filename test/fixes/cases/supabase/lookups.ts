import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { SupabaseClient } from "@supabase/supabase-js";
import type { Database } from "../../../clients/supabase/schema.ts";
import type { Input } from "../../../world.ts";
`;

export const lookups: FixCase[] = [
  {
    rule,
    form: "lookup by unique key",
    variant: "maybeSingle, missing row is null",
    byHand: "rows come with their error",
    program: `${imports}
export async function run(db: SupabaseClient<Database>, { userIds }: Input) {
  const found = [];
  for (const id of userIds) {
    const { data, error } = await db.from("users").select("id, name").eq("id", id).maybeSingle();
    if (error) throw error;
    found.push(data);
  }
  return found;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "single, error for a missing row",
    byHand: "a missing row is the library's own error",
    program: `${imports}
export async function run(db: SupabaseClient<Database>, { userIds }: Input) {
  const names: (string | null)[] = [];
  for (const id of userIds) {
    const { data: user, error } = await db.from("users").select("name").eq("id", id).single();
    if (error) throw new Error(\`no user \${id}\`);
    names.push(user.name);
  }
  return names;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "uuid key, fanned out",
    byHand: "rows come with their error",
    program: `${imports}
export async function run(db: SupabaseClient<Database>, { documentIds }: Input) {
  return Promise.all(
    documentIds.map(async (id) => {
      const { data, error } = await db.from("documents").select("title").eq("id", id).maybeSingle();
      if (error) throw error;
      return data?.title;
    }),
  );
}
`,
    statements: { before: ({ documentIds }) => documentIds.length, after: 1 },
  },
];
