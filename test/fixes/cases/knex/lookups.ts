import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { Knex } from "knex";
import type { Input } from "../../../world.ts";
`;

export const lookups: FixCase[] = [
  {
    rule,
    form: "lookup by unique key",
    variant: "missing row is undefined",
    suggestion: "batch",
    program: `${imports}
export async function run(knex: Knex, { userIds }: Input) {
  const found = [];
  for (const id of userIds) {
    const user = await knex("users").select("id", "name").where({ id }).first();
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
    variant: "own error for a missing row",
    suggestion: "batch",
    program: `${imports}
class NotFoundError extends Error {}

export async function run(knex: Knex, { userIds }: Input) {
  const names: (string | null)[] = [];
  for (const id of userIds) {
    const user = await knex("users").where("id", id).first("name");
    if (!user) throw new NotFoundError(\`no user \${id}\`);
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
    variant: "text key, case matters",
    suggestion: "batch",
    program: `${imports}
export async function run(knex: Knex, { emails }: Input) {
  const ids: (number | undefined)[] = [];
  for (const email of emails) {
    const user = await knex("users").where({ email }).first("id");
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
    variant: "uuid key, destructured first row",
    suggestion: "batch",
    program: `${imports}
export async function run(knex: Knex, { documentIds }: Input) {
  const titles: string[] = [];
  for (const id of documentIds) {
    const [document] = await knex("documents").select("title").where({ id });
    if (document) titles.push(document.title);
  }
  return titles;
}
`,
    statements: { before: ({ documentIds }) => documentIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "date key, fanned out",
    suggestion: "batch",
    program: `${imports}
export async function run(knex: Knex, { moments }: Input) {
  return Promise.all(
    moments.map(async (at) => {
      const event = await knex("events").where("at", at).first("name");
      return event?.name;
    }),
  );
}
`,
    statements: { before: ({ moments }) => moments.length, after: 1 },
  },
];
