import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { Sql } from "postgres";
import type { Input } from "../../../world.ts";
`;

export const lookups: FixCase[] = [
  {
    rule,
    form: "lookup by unique key",
    variant: "missing row is undefined",
    suggestion: "batch",
    program: `${imports}
export async function run(sql: Sql, { userIds }: Input) {
  const found = [];
  for (const id of userIds) {
    const [user] = await sql\`select id, name from users where id = \${id}\`;
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
    program: `${imports}
class NotFoundError extends Error {}

export async function run(sql: Sql, { userIds }: Input) {
  const names: string[] = [];
  for (const id of userIds) {
    const rows = await sql<{ name: string | null }[]>\`select name from users where id = \${id}\`;
    const user = rows[0];
    if (!user) throw new NotFoundError(\`no user \${id}\`);
    names.push(user.name ?? "unnamed");
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
export async function run(sql: Sql, { emails }: Input) {
  const ids: (number | undefined)[] = [];
  for (const email of emails) {
    const [user] = await sql<{ id: number }[]>\`select id from users where email = \${email}\`;
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
    variant: "date key, fanned out",
    byHand: "lists of dates, which the helper's types don't allow",
    program: `${imports}
export async function run(sql: Sql, { moments }: Input) {
  return Promise.all(
    moments.map(async (at) => {
      const [event] = await sql<{ name: string }[]>\`select name from events where at = \${at}\`;
      return event?.name;
    }),
  );
}
`,
    statements: { before: ({ moments }) => moments.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "the first of several rows in an order",
    program: `${imports}
export async function run(sql: Sql, { postIds }: Input) {
  const labels: (string | undefined)[] = [];
  for (const id of postIds) {
    const rows = await sql<{ post_id: number; label: string }[]>\`
      select post_id, label from tags where post_id = \${id} order by id desc
    \`;
    labels.push(rows[0]?.label);
  }
  return labels;
}
`,
    statements: { before: ({ postIds }) => postIds.length, after: 1 },
  },
];
