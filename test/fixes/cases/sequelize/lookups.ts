import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { Sequelize } from "sequelize";
import { Account, Document, Event, Member, Post, Tag, User } from "../../../clients/sequelize/models.ts";
import type { Input } from "../../../world.ts";
`;

export const lookups: FixCase[] = [
  {
    rule,
    form: "lookup by unique key",
    variant: "missing row is null",
    byHand: "it goes by the primary key, whatever that is",
    program: `${imports}
export async function run(_db: Sequelize, { userIds }: Input) {
  const found = [];
  for (const id of userIds) {
    const user = await User.findByPk(id);
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

export async function run(_db: Sequelize, { userIds }: Input) {
  const names: (string | null)[] = [];
  for (const id of userIds) {
    const user = await User.findOne({ where: { id }, attributes: ["id", "name"] });
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
    variant: "text key, case matters, fanned out",
    suggestion: "batch",
    program: `${imports}
export async function run(_db: Sequelize, { emails }: Input) {
  return Promise.all(
    emails.map(async (email) => {
      const user = await User.findOne({ where: { email } });
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
    variant: "date key",
    suggestion: "batch",
    program: `${imports}
export async function run(_db: Sequelize, { moments }: Input) {
  const names: string[] = [];
  for (const at of moments) {
    const event = await Event.findOne({ where: { at } });
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
export async function run(_db: Sequelize, { memberKeys }: Input) {
  const roles: string[] = [];
  for (const { teamId, userId } of memberKeys) {
    const member = await Member.findOne({ where: { teamId, userId } });
    roles.push(member?.role ?? "none");
  }
  return roles;
}
`,
    statements: { before: ({ memberKeys }) => memberKeys.length, after: 1 },
  },
];
