import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [],
  invalid: [
    {
      name: "lookup by unique key",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(orders: { id: number; userId: number }[]) {
  const names = [];
  for (const order of orders) {
    const user = await prisma.user.findUnique({ where: { id: order.userId } });
    names.push(user?.name);
  }
  return names;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(orders: { id: number; userId: number }[]) {
  const names = [];
  const userIds = [...new Set(orders.map((order) => order.userId))];
  const users = await prisma.user.findMany({ where: { id: { in: userIds } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const order of orders) {
    const user = userById.get(order.userId) ?? null;
    names.push(user?.name);
  }
  return names;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`orders`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 24,
          endLine: 6,
          endColumn: 79,
        },
      ],
    },
    {
      name: "a comment that says what the loop is for stays with it",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const names = [];
  // Whoever is gone has no name.
  for (const id of ids) names.push((await prisma.user.findUnique({ where: { id } }))?.name);
  return names;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const names = [];
  const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  // Whoever is gone has no name.
  for (const id of ids) names.push(userById.get(id)?.name);
  return names;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 43,
          endLine: 6,
          endColumn: 84,
        },
      ],
    },
    {
      name: "destructured element, projection without the key",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(orders: { userId: number }[]) {
  const names = [];
  for (const { userId } of orders) {
    const user = await prisma.user.findUnique({ where: { id: userId }, select: { name: true } });
    if (!user) throw new Error(\`no user \${userId}\`);
    names.push(user.name);
  }
  return names;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(orders: { userId: number }[]) {
  const names = [];
  const userIds = [...new Set(orders.map(({ userId }) => userId))];
  const users = await prisma.user.findMany({ where: { id: { in: userIds } }, select: { name: true, id: true } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const { userId } of orders) {
    const user = userById.get(userId) ?? null;
    if (!user) throw new Error(\`no user \${userId}\`);
    names.push(user.name);
  }
  return names;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`orders`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 24,
          endLine: 6,
          endColumn: 97,
        },
      ],
    },
    {
      name: "a projection whose rows get away gains no column",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const users = [];
  for (const id of ids) users.push(await prisma.user.findUnique({ where: { id }, select: { name: true } }));
  return users;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const users = [];
  const uniqueIds = [...new Set(ids)];
  const userRows = await prisma.user.findMany({ where: { id: { in: uniqueIds } }, select: { name: true, id: true } });
  const userById = new Map(userRows.map(({ id, ...user }) => [id, user]));
  for (const id of ids) users.push(userById.get(id) ?? null);
  return users;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 5,
          column: 42,
          endLine: 5,
          endColumn: 107,
        },
      ],
    },
    {
      name: "fanned out, with another filter",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  return Promise.all(
    ids.map(async (id) => {
      const post = await prisma.post.findFirst({ where: { id, status: "live" } });
      return post?.title;
    }),
  );
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const posts = await prisma.post.findMany({ where: { id: { in: [...new Set(ids)] }, status: "live" } });
  const postById = new Map(posts.map((post) => [post.id, post]));
  return Promise.all(
    ids.map(async (id) => {
      const post = postById.get(id) ?? null;
      return post?.title;
    }),
  );
}
`,
      errors: [
        {
          messageId: "queryPerElementAtOnce",
          data: {
            operation: "read",
            table: "`post`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 26,
          endLine: 6,
          endColumn: 82,
        },
      ],
    },
    {
      name: "counted loop",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const emails = [];
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i];
    const user = await prisma.user.findUnique({ where: { id } });
    emails.push(user?.email);
  }
  return emails;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const emails = [];
  const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i];
    const user = userById.get(id) ?? null;
    emails.push(user?.email);
  }
  return emails;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 7,
          column: 24,
          endLine: 7,
          endColumn: 65,
        },
      ],
    },
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
    {
      name: "created rows",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(labels: { postId: number; label: string }[]) {
  await prisma.$transaction(async (tx) => {
    for (const { postId, label } of labels) {
      await tx.tag.create({ data: { postId, label } });
    }
  });
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(labels: { postId: number; label: string }[]) {
  await prisma.$transaction(async (tx) => {
    await tx.tag.createMany({ data: labels.map(({ postId, label }) => ({ postId, label })) });
  });
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "write",
            table: "`tag`",
            collection: "`labels`",
            through: "",
            remedy: "Write them all with one statement.",
          },
          line: 6,
          column: 13,
          endLine: 6,
          endColumn: 55,
        },
      ],
    },
    {
      name: "created rows, some of which stay when another fails",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(labels: { postId: number; label: string }[]) {
  for (const label of labels) await prisma.tag.create({ data: label });
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "write",
            table: "`tag`",
            collection: "`labels`",
            through: "",
            remedy: "Write them all with one statement.",
          },
          line: 4,
          column: 37,
          endLine: 4,
          endColumn: 71,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "the rows before a failing one need not stay" },
              output: `import { prisma } from "./db.ts";

export async function run(labels: { postId: number; label: string }[]) {
  await prisma.tag.createMany({ data: labels });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "one value for all",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) await prisma.post.updateMany({ where: { id }, data: { status: "archived" } });
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  await prisma.post.updateMany({ where: { id: { in: ids } }, data: { status: "archived" } });
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "write",
            table: "`post`",
            collection: "`ids`",
            through: "",
            remedy: "Write them all with one statement.",
          },
          line: 4,
          column: 31,
          endLine: 4,
          endColumn: 102,
        },
      ],
    },
    {
      name: "an increment counts each time",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) await prisma.account.updateMany({ where: { id }, data: { uses: { increment: 1 } } });
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "write",
            table: "`account`",
            collection: "`ids`",
            through: "",
            remedy: "Write them all with one statement.",
          },
          line: 4,
          column: 31,
          endLine: 4,
          endColumn: 109,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "no key comes twice" },
              output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  await prisma.account.updateMany({ where: { id: { in: ids } }, data: { uses: { increment: 1 } } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "deletion by key, at once",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(users: { id: number }[]) {
  await Promise.all(users.map((user) => prisma.user.deleteMany({ where: { id: user.id } })));
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(users: { id: number }[]) {
  await prisma.user.deleteMany({ where: { id: { in: users.map((user) => user.id) } } });
}
`,
      errors: [
        {
          messageId: "queryPerElementAtOnce",
          data: {
            operation: "write",
            table: "`user`",
            collection: "`users`",
            through: "",
            remedy: "Write them all with one statement.",
          },
          line: 4,
          column: 41,
          endLine: 4,
          endColumn: 91,
        },
      ],
    },
    {
      name: "a deletion that fails without its row",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) {
    await prisma.user.delete({ where: { id } });
  }
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "write",
            table: "`user`",
            collection: "`ids`",
            through: "",
            remedy: "Write them all with one statement.",
          },
          line: 5,
          column: 11,
          endLine: 5,
          endColumn: 48,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "no row is missing, for which the single write would throw" },
              output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  await prisma.user.deleteMany({ where: { id: { in: ids } } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the collection is computed once",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(orders: { userId: number; paid: boolean }[]) {
  const names = [];
  for (const order of orders.filter((one) => one.paid)) {
    const user = await prisma.user.findUnique({ where: { id: order.userId } });
    names.push(user?.name);
  }
  return names;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(orders: { userId: number; paid: boolean }[]) {
  const names = [];
  const selectedOrders = orders.filter((one) => one.paid);
  const userIds = [...new Set(selectedOrders.map((order) => order.userId))];
  const users = await prisma.user.findMany({ where: { id: { in: userIds } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const order of selectedOrders) {
    const user = userById.get(order.userId) ?? null;
    names.push(user?.name);
  }
  return names;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`orders.filter((one) => one.paid)`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 24,
          endLine: 6,
          endColumn: 79,
        },
      ],
    },
    {
      name: "names that are taken",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(userIds: number[], users: unknown[]) {
  const names = [users.length];
  for (const id of userIds) {
    const userById = await prisma.user.findUnique({ where: { id } });
    names.push(userById?.teamId ?? 0);
  }
  return names;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(userIds: number[], users: unknown[]) {
  const names = [users.length];
  const userRows = await prisma.user.findMany({ where: { id: { in: [...new Set(userIds)] } } });
  const userById2 = new Map(userRows.map((user) => [user.id, user]));
  for (const id of userIds) {
    const userById = userById2.get(id) ?? null;
    names.push(userById?.teamId ?? 0);
  }
  return names;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`userIds`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 28,
          endLine: 6,
          endColumn: 69,
        },
      ],
    },
    {
      name: "two fixes in one function keep out of each other's way",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const names = [];
  for (const id of ids) names.push((await prisma.user.findUnique({ where: { id } }))?.name);
  for (const id of ids) names.push((await prisma.user.findUnique({ where: { id } }))?.email);
  return names;
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const names = [];
  const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const id of ids) names.push(userById.get(id)?.name);
  const userRows = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById2 = new Map(userRows.map((user) => [user.id, user]));
  for (const id of ids) names.push(userById2.get(id)?.email);
  return names;
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 5,
          column: 43,
          endLine: 5,
          endColumn: 84,
        },
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 43,
          endLine: 6,
          endColumn: 84,
        },
      ],
    },
    {
      name: "tabs, no semicolons, CRLF",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from './db'\r
\r
export async function run(ids: number[]) {\r
\tconst names = []\r
\tfor (const id of ids) {\r
\t\tconst user = await prisma.user.findUnique({ where: { id } })\r
\t\tnames.push(user?.name)\r
\t}\r
\treturn names\r
}\r
`,
      output: `import { prisma } from './db'\r
\r
export async function run(ids: number[]) {\r
\tconst names = []\r
\tconst users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } })\r
\tconst userById = new Map(users.map((user) => [user.id, user]))\r
\tfor (const id of ids) {\r
\t\tconst user = userById.get(id) ?? null\r
\t\tnames.push(user?.name)\r
\t}\r
\treturn names\r
}\r
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 22,
          endLine: 6,
          endColumn: 63,
        },
      ],
    },
    {
      name: "a comment inside of what is moved",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const names = [];
  for (const id of ids) {
    const user = await prisma.user.findUnique({
      // by primary key
      where: { id },
    });
    names.push(user?.name);
  }
  return names;
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 24,
          endLine: 9,
          endColumn: 7,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "the comments still stand where they belong" },
              output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const names = [];
  const uniqueIds = [...new Set(ids)];
  const users = await prisma.user.findMany({
    // by primary key
    where: { id: { in: uniqueIds } },
  });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const id of ids) {
    const user = userById.get(id) ?? null;
    names.push(user?.name);
  }
  return names;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a read in the transaction that the loop is in",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  return prisma.$transaction(async (tx) => {
    const names = [];
    for (const id of ids) {
      const user = await tx.user.findUnique({ where: { id } });
      names.push(user?.name);
    }
    return names;
  });
}
`,
      output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  return prisma.$transaction(async (tx) => {
    const names = [];
    const users = await tx.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
    const userById = new Map(users.map((user) => [user.id, user]));
    for (const id of ids) {
      const user = userById.get(id) ?? null;
      names.push(user?.name);
    }
    return names;
  });
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 7,
          column: 26,
          endLine: 7,
          endColumn: 63,
        },
      ],
    },
  ],
});
