import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { DataSource } from "typeorm";
import { Account, Document, Event, Member, Post, Tag, User } from "../../../clients/typeorm/entities.ts";
import type { Input } from "../../../world.ts";
`;

export const lookups: FixCase[] = [
  {
    rule,
    form: "lookup by unique key",
    variant: "missing row is null",
    suggestion: "batch",
    program: `${imports}
export async function run(db: DataSource, { userIds }: Input) {
  const repository = db.getRepository(User);
  const found = [];
  for (const id of userIds) {
    const user = await repository.findOneBy({ id });
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

export async function run(db: DataSource, { userIds }: Input) {
  const users = db.getRepository(User);
  const names: (string | null)[] = [];
  for (const id of userIds) {
    const user = await users.findOne({ where: { id }, select: { id: true, name: true } });
    if (!user) throw new NotFoundError(\`no user \${id}\`);
    names.push(user.name);
  }
  return names;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
    columns: ["users.id", "users.name"],
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "library's error for a missing row",
    byHand: "a missing row is the library's own error",
    program: `${imports}
export async function run(db: DataSource, { userIds }: Input) {
  const names: (string | null)[] = [];
  for (const id of userIds) {
    const user = await db.manager.findOneByOrFail(User, { id });
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
    variant: "text key, case matters, fanned out",
    suggestion: "batch",
    program: `${imports}
export async function run(db: DataSource, { emails }: Input) {
  const users = db.getRepository(User);
  return Promise.all(
    emails.map(async (email) => {
      const user = await users.findOneBy({ email });
      return user?.id;
    }),
  );
}
`,
    statements: { before: ({ emails }) => emails.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "bigint key",
    suggestion: "batch",
    program: `${imports}
export async function run(db: DataSource, { accountIds }: Input) {
  const accounts = db.getRepository(Account);
  const labels: (string | null | undefined)[] = [];
  for (const id of accountIds.map(String)) {
    const account = await accounts.findOneBy({ id });
    labels.push(account?.label);
  }
  return labels;
}
`,
    statements: { before: ({ accountIds }) => accountIds.length, after: 1 },
  },
  {
    rule,
    form: "lookup by unique key",
    variant: "date key",
    suggestion: "batch",
    program: `${imports}
export async function run(db: DataSource, { moments }: Input) {
  const events = db.getRepository(Event);
  const names: string[] = [];
  for (const at of moments) {
    const event = await events.findOneBy({ at });
    names.push(event ? event.name : "none");
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
export async function run(db: DataSource, { memberKeys }: Input) {
  const members = db.getRepository(Member);
  const roles: string[] = [];
  for (const { teamId, userId } of memberKeys) {
    const member = await members.findOneBy({ teamId, userId });
    roles.push(member?.role ?? "none");
  }
  return roles;
}
`,
    statements: { before: ({ memberKeys }) => memberKeys.length, after: 1 },
  },
];
