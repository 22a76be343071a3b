import type { Refusal } from "../../harness/case.ts";

const rule = "no-select-star";

const imports = `
import type { Database } from "better-sqlite3";
import type { Input } from "../../../world.ts";
`;

export const refusals: Refusal[] = [
  {
    rule,
    because: "another execution of the statement needs whole rows",
    program: `${imports}
export function run(db: Database, { userIds }: Input) {
  const byId = db.prepare<[number], { email: string }>("SELECT * FROM users WHERE id = ?");
  const emails = userIds.map((id) => byId.get(id)?.email);
  return { emails, first: byId.get(1) };
}
`,
  },
  {
    rule,
    because: "other code may execute the statement",
    program: `${imports}
export const byId = (db: Database) => {
  const statement = db.prepare<[number], { email: string }>("SELECT * FROM users WHERE id = ?");
  return { email: (id: number) => statement.get(id)?.email, statement };
};
`,
  },
  {
    rule,
    because: "rows are arrays",
    program: `${imports}
export function run(db: Database) {
  const rows = db.prepare<[], string[]>("SELECT * FROM users ORDER BY id").raw().all();
  return rows.map((row) => row[1]);
}
`,
  },
  {
    rule,
    because: "the first column is all that comes out",
    program: `${imports}
export function run(db: Database) {
  const id = db.prepare<[], string>("SELECT * FROM documents ORDER BY id").pluck().get();
  return id?.length;
}
`,
  },
];
