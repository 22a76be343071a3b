import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { Redis } from "ioredis";
import type { Input } from "../../../world.ts";
`;

export const lookups: FixCase[] = [
  {
    rule,
    form: "lookup by unique key",
    variant: "missing value is null",
    suggestion: "batch",
    program: `${imports}
export async function run(redis: Redis, { userIds }: Input) {
  const names: (string | null)[] = [];
  for (const id of userIds) {
    const name = await redis.get(\`name:\${id}\`);
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
    variant: "own error for a missing value",
    suggestion: "batch",
    program: `${imports}
class NotFoundError extends Error {}

export async function run(redis: Redis, { userIds }: Input) {
  const emails: string[] = [];
  for (const id of userIds) {
    const cached = await redis.get(\`user:\${id}\`);
    if (cached === null) throw new NotFoundError(\`no user \${id}\`);
    emails.push((JSON.parse(cached) as { email: string }).email);
  }
  return emails;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "key in a constant, fanned out",
    suggestion: "batch",
    program: `${imports}
export async function run(redis: Redis, { userIds }: Input) {
  return Promise.all(
    [...new Set(userIds)].map(async (id) => {
      const key = "name:" + id;
      const name = await redis.get(key);
      return { key, name };
    }),
  );
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
];
