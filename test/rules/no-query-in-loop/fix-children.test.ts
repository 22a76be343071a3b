import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [],
  invalid: [
    {
      name: "children by foreign key",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const result = [];
  for (const id of ids) {
    const posts = await prisma.post.findMany({ where: { authorId: id }, orderBy: { title: "asc" } });
    result.push({ id, posts });
  }
  return result;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const result = [];
  const uniqueIds = [...new Set(ids)];
  const postRows = await prisma.post.findMany({ where: { authorId: { in: uniqueIds } }, orderBy: { title: "asc" } });
  const postsByAuthorId = new Map<number | null, typeof postRows>();
  for (const post of postRows) {
    const group = postsByAuthorId.get(post.authorId);
    if (group) group.push(post);
    else postsByAuthorId.set(post.authorId, [post]);
  }
  for (const id of ids) {
    const posts = postsByAuthorId.get(id) ?? [];
    result.push({ id, posts });
  }
  return result;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`post`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 25,
          endLine: 6,
          endColumn: 101,
        },
      ],
    },
    {
      name: "children by foreign key, in JavaScript",
      filename: "test/rules/no-query-in-loop/file.js",
      code: `import { prisma } from "./db.ts";

export async function run() {
  const users = await prisma.user.findMany();
  return Promise.all(
    users.map(async (user) => ({
      ...user,
      posts: await prisma.post.findMany({ where: { authorId: user.id }, select: { id: true, title: true } }),
    })),
  );
}
`,
      output: `import { prisma } from "./db.ts";

export async function run() {
  const users = await prisma.user.findMany();
  const userIds = [...new Set(users.map((user) => user.id))];
  const posts = await prisma.post.findMany({ where: { authorId: { in: userIds } }, select: { id: true, title: true, authorId: true } });
  const postsByAuthorId = new Map();
  for (const { authorId, ...post } of posts) {
    const group = postsByAuthorId.get(authorId);
    if (group) group.push(post);
    else postsByAuthorId.set(authorId, [post]);
  }
  return Promise.all(
    users.map(async (user) => ({
      ...user,
      posts: postsByAuthorId.get(user.id) ?? [],
    })),
  );
}
`,
      errors: [
        {
          messageId: "queryPerElementAtOnce",
          data: {
            operation: "read",
            table: "`post`",
            collection: "`users`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 8,
          column: 20,
          endLine: 8,
          endColumn: 109,
        },
      ],
    },
  ],
});
