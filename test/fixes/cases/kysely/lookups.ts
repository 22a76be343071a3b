import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { Kysely } from "kysely";
import type { Database } from "../../../clients/kysely/schema.ts";
import type { Input } from "../../../world.ts";
`;

export const lookups: FixCase[] = [
  {
    rule,
    form: "lookup by unique key",
    variant: "missing row is undefined",
    suggestion: "batch",
    program: `${imports}
export async function run(db: Kysely<Database>, { userIds }: Input) {
  const found = [];
  for (const id of userIds) {
    const user = await db.selectFrom("users").select(["id", "name"]).where("id", "=", id).executeTakeFirst();
    found.push(user);
  }
  return found;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "library's error for a missing row",
    byHand: "a missing row is the library's own error",
    program: `${imports}
export async function run(db: Kysely<Database>, { userIds }: Input) {
  const names: (string | null)[] = [];
  for (const id of userIds) {
    const { name } = await db.selectFrom("users").select("name").where("id", "=", id).executeTakeFirstOrThrow();
    names.push(name);
  }
  return names;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "text key, case matters",
    suggestion: "batch",
    program: `${imports}
export async function run(db: Kysely<Database>, { emails }: Input) {
  const ids: (number | undefined)[] = [];
  for (const email of emails) {
    const user = await db.selectFrom("users").select("id").where("email", "=", email).executeTakeFirst();
    ids.push(user?.id);
  }
  return ids;
}
`,
    statements: { before: ({ emails }) => emails.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "uuid key, extra filter, fanned out",
    suggestion: "batch",
    program: `${imports}
export async function run(db: Kysely<Database>, { documentIds }: Input) {
  return Promise.all(
    documentIds.map(async (id) => {
      const document = await db
        .selectFrom("documents")
        .select("title")
        .where("id", "=", id)
        .where("owner_id", "is not", null)
        .executeTakeFirst();
      return document?.title ?? null;
    }),
  );
}
`,
    statements: { before: ({ documentIds }) => documentIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "date key",
    suggestion: "batch",
    program: `${imports}
export async function run(db: Kysely<Database>, { moments }: Input) {
  const names: (string | undefined)[] = [];
  for (const at of moments) {
    const event = await db.selectFrom("events").select("name").where("at", "=", at).executeTakeFirst();
    names.push(event?.name);
  }
  return names;
}
`,
    statements: { before: ({ moments }) => moments.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "composite key",
    byHand: "a key of two columns",
    program: `${imports}
export async function run(db: Kysely<Database>, { memberKeys }: Input) {
  const roles: string[] = [];
  for (const { teamId, userId } of memberKeys) {
    const member = await db
      .selectFrom("members")
      .select("role")
      .where("team_id", "=", teamId)
      .where("user_id", "=", userId)
      .executeTakeFirst();
    roles.push(member?.role ?? "none");
  }
  return roles;
}
`,
    statements: { before: ({ memberKeys }) => memberKeys.length, after: 1 },
  },
];
