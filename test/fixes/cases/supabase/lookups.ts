import fc from "fast-check";
import type { FixCase } from "../../harness/case.ts";
import { fullWorld } from "../../world.ts";

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
    suggestion: "batch",
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
    suggestion: "batch",
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
    suggestion: "batch",
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
  {
    rule,
    form: "lookup by unique key",
    variant: "failures looked over, single",
    suggestion: "batch",
    program: `${imports}
export async function run(db: SupabaseClient<Database>, { userIds }: Input) {
  const emails: string[] = [];
  for (const id of userIds) {
    const { data: user } = await db.from("users").select("id, email").eq("id", id).single();
    if (user) emails.push(user.email);
  }
  return emails;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "error of a single row thrown on, every row there",
    suggestion: "batch",
    program: `${imports}
export async function run(db: SupabaseClient<Database>, { userIds }: Input) {
  const names: (string | null)[] = [];
  for (const id of userIds) {
    const { data: user, error } = await db.from("users").select("name").eq("id", id).single();
    if (error) {
      throw new Error("reading users failed", { cause: error });
    }
    names.push(user.name);
  }
  return names;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
    world: fc.constant(fullWorld(12)),
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "failures kept for each element",
    suggestion: "batch",
    program: `${imports}
export async function run(db: SupabaseClient<Database>, { userIds }: Input) {
  const names: (string | null)[] = [];
  for (const id of userIds) {
    const { data: user, error } = await db.from("users").select("name, id").eq("id", id).maybeSingle();
    if (error) {
      names.push(error.message);
      continue;
    }
    names.push(user?.name ?? null);
  }
  return names;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
];
