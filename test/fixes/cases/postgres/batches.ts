import type { FixCase } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { Sql } from "postgres";
import type { Input } from "../../../world.ts";
`;

export const batches: FixCase[] = [
  {
    rule,
    form: "children by foreign key",
    suggestion: "batch",
    program: `${imports}
export async function run(sql: Sql, { userIds }: Input) {
  const result = [];
  for (const userId of userIds) {
    const posts = await sql<{ id: number; title: string }[]>\`
      select id, title from posts where author_id = \${userId} order by id desc
    \`;
    result.push({ userId, titles: posts.map((post) => post.title) });
  }
  return result;
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "bulk create",
    variant: "in a transaction",
    suggestion: "batch",
    program: `${imports}
export async function run(sql: Sql, { labels }: Input) {
  await sql.begin(async (tx) => {
    for (const { postId, label } of labels) {
      await tx\`insert into tags (post_id, label) values (\${postId}, \${label})\`;
    }
  });
}
`,
    statements: { before: ({ labels }) => labels.length, after: 1 },
  },
  {
    rule,
    form: "bulk update",
    suggestion: "batch",
    program: `${imports}
export async function run(sql: Sql, { postIds }: Input) {
  for (const id of postIds) {
    await sql\`update posts set status = 'archived' where id = \${id}\`;
  }
}
`,
    statements: { before: ({ postIds }) => postIds.length, after: 1 },
  },
  {
    rule,
    form: "bulk delete",
    suggestion: "batch",
    program: `${imports}
export async function run(sql: Sql, { userIds }: Input) {
  for (const id of userIds) {
    await sql\`delete from users where id = \${id}\`;
  }
}
`,
    statements: { before: ({ userIds }) => userIds.length, after: 1 },
  },
  {
    rule,
    form: "bulk create",
    suggestion: "batch",
    program: `${imports}
export async function run(sql: Sql, { labels }: Input) {
  for (const { postId, label } of labels) await sql\`INSERT INTO tags (label, post_id) VALUES (\${label}, \${postId})\`;
}
`,
    statements: { before: ({ labels }) => labels.length, after: 1 },
  },
];
