import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { Database } from "better-sqlite3";
import type { Input } from "../../../world.ts";
`;

export const lookups: FixCase[] = [
  {
    rule,
    form: "lookup by unique key",
    variant: "missing row is undefined",
    byHand: "SQL text",
    program: `${imports}
export function run(db: Database, { userIds }: Input) {
  const found = [];
  for (const id of userIds) {
    const user = db.prepare("SELECT id, name FROM users WHERE id = ?").get(id);
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
    variant: "prepared before the loop, own error",
    byHand: "SQL text",
    program: `${imports}
class NotFoundError extends Error {}

export function run(db: Database, { userIds }: Input) {
  const byId = db.prepare<[number], { name: string | null }>("SELECT name FROM users WHERE id = ?");
  const names: string[] = [];
  for (const id of userIds) {
    const user = byId.get(id);
    if (!user) throw new NotFoundError(\`no user \${id}\`);
    names.push(user.name ?? "unnamed");
  }
  return names;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
];
