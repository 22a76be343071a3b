import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { Database } from "better-sqlite3";
import type { Input } from "../../../world.ts";
`;

export const batches: FixCase[] = [
  {
    rule,
    form: "children by foreign key",
    byHand: "SQL text",
    program: `${imports}
export function run(db: Database, { userIds }: Input) {
  const result = [];
  for (const userId of userIds) {
    const posts = db.prepare("SELECT id, title FROM posts WHERE author_id = ? ORDER BY id DESC").all(userId);
    result.push({ userId, posts });
  }
  return result;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "bulk delete",
    byHand: "SQL text",
    program: `${imports}
export function run(db: Database, { userIds }: Input) {
  for (const id of userIds) {
    db.prepare("DELETE FROM users WHERE id = ?").run(id);
  }
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
];
