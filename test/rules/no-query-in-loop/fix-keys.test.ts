import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [],
  invalid: [
    {
      name: "nullable key, ruled out before the query",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(posts: { title: string; authorId: number | null }[]) {
  const lines = [];
  for (const post of posts) {
    if (post.authorId === null) continue;
    const author = await prisma.user.findUnique({ where: { id: post.authorId } });
    lines.push(post.title + author?.name);
  }
  return lines;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(posts: { title: string; authorId: number | null }[]) {
  const lines = [];
  const authorIds = [...new Set(posts.flatMap((post) => post.authorId ?? []))];
  const users = await prisma.user.findMany({ where: { id: { in: authorIds } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const post of posts) {
    if (post.authorId === null) continue;
    const author = userById.get(post.authorId) ?? null;
    lines.push(post.title + author?.name);
  }
  return lines;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`posts`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 7,
          column: 26,
          endLine: 7,
          endColumn: 82,
        },
      ],
    },
    {
      name: "types of keys come from the schema",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run() {
  const posts = await prisma.post.findMany();
  const lines = [];
  for (const post of posts) {
    if (!post.authorId) continue;
    const author = await prisma.user.findUnique({ where: { id: post.authorId } });
    lines.push(post.title + author?.name);
  }
  return lines;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run() {
  const posts = await prisma.post.findMany();
  const lines = [];
  const authorIds = [...new Set(posts.flatMap((post) => post.authorId ?? []))];
  const users = await prisma.user.findMany({ where: { id: { in: authorIds } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const post of posts) {
    if (!post.authorId) continue;
    const author = userById.get(post.authorId) ?? null;
    lines.push(post.title + author?.name);
  }
  return lines;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`posts`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 8,
          column: 26,
          endLine: 8,
          endColumn: 82,
        },
      ],
    },
    {
      name: "bigint keys that are numbers in the code",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const labels = [];
  for (const id of ids) {
    const account = await prisma.account.findUnique({ where: { id } });
    labels.push(account?.label);
  }
  return labels;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const labels = [];
  const accounts = await prisma.account.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const accountById = new Map(accounts.map((account) => [String(account.id), account]));
  for (const id of ids) {
    const account = accountById.get(String(id)) ?? null;
    labels.push(account?.label);
  }
  return labels;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`account`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 27,
          endLine: 6,
          endColumn: 71,
        },
      ],
    },
    {
      name: "dates are compared by their time",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(moments: Date[]) {
  const names = [];
  for (const at of moments) {
    const event = await prisma.event.findUnique({ where: { at } });
    names.push(event?.name);
  }
  return names;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(moments: Date[]) {
  const names = [];
  const events = await prisma.event.findMany({ where: { at: { in: [...new Set(moments)] } } });
  const eventByAt = new Map(events.map((event) => [event.at.getTime(), event]));
  for (const at of moments) {
    const event = eventByAt.get(at.getTime()) ?? null;
    names.push(event?.name);
  }
  return names;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`event`",
            collection: "`moments`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 25,
          endLine: 6,
          endColumn: 67,
        },
      ],
    },
    {
      name: "a uuid has several spellings",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: string[]) {
  const titles = [];
  for (const id of ids) {
    const document = await prisma.document.findUnique({ where: { id } });
    titles.push(document?.title);
  }
  return titles;
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`document`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 28,
          endLine: 6,
          endColumn: 73,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "`id` is spelled as the database spells it" },
              output: `import { prisma } from "./db.ts";

export async function run(ids: string[]) {
  const titles = [];
  const documents = await prisma.document.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const documentById = new Map(documents.map((document) => [document.id, document]));
  for (const id of ids) {
    const document = documentById.get(id) ?? null;
    titles.push(document?.title);
  }
  return titles;
}
`,
            },
          ],
        },
      ],
    },
  ],
});
