import type { FixCase } from "../../harness/case.ts";

const rule = "no-select-star";

const imports = `
import type { Database } from "better-sqlite3";
import type { Input } from "../../../world.ts";
`;

export const columns: FixCase[] = [
  {
    rule,
    form: "explicit star",
    variant: "fields of many rows",
    program: `${imports}
export function run(db: Database) {
  const posts = db.prepare<[], { id: number; title: string }>("SELECT * FROM posts ORDER BY id").all();
  return posts.map((post) => \`\${post.id} \${post.title}\`);
}
`,
    statements: { before: () => 1, after: 1 },
    columns: ["posts.id", "posts.title"],
  },
];
