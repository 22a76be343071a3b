import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [
    {
      name: "many writes of a transaction that differ from each other",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(posts: { id: number; title: string }[]) {
  await prisma.$transaction(posts.map(({ id, title }) => prisma.post.update({ where: { id }, data: { title } })));
}
`,
    },
  ],
  invalid: [
    {
      name: "a `break` may come before the last element",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
    if (user) break;
  }
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
          line: 5,
          column: 24,
          endLine: 5,
          endColumn: 65,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "the loop may end before it has read them all" },
              output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const id of ids) {
    const user = userById.get(id) ?? null;
    if (user) break;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a jump to an outer label",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(teams: number[], ids: number[]) {
  outer: for (const team of teams) {
    for (const id of ids) {
      const user = await prisma.user.findUnique({ where: { id } });
      if (user?.teamId === team) continue outer;
    }
  }
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`ids`, for each of `teams`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 26,
          endLine: 6,
          endColumn: 67,
          suggestions: [
            {
              messageId: "batch",
              data: {
                conditions:
                  "one statement for each of `teams` is few enough, and the loop may end before it has read them all",
              },
              output: `import { prisma } from "./db.ts";

export async function run(teams: number[], ids: number[]) {
  outer: for (const team of teams) {
    const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
    const userById = new Map(users.map((user) => [user.id, user]));
    for (const id of ids) {
      const user = userById.get(id) ?? null;
      if (user?.teamId === team) continue outer;
    }
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the key comes from what was read before",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  let next = 0;
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id: next } });
    next = user?.teamId ?? id;
  }
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
          endLine: 6,
          endColumn: 71,
        },
      ],
    },
    {
      name: "the loop writes",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
    await prisma.user.updateMany({ data: { name: user?.name ?? null } });
  }
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
          line: 5,
          column: 24,
          endLine: 5,
          endColumn: 65,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "`prisma.user.updateMany` doesn't change what is read" },
              output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const id of ids) {
    const user = userById.get(id) ?? null;
    await prisma.user.updateMany({ data: { name: user?.name ?? null } });
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the loop calls what isn't known",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { audit } from "audit";
import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
    await audit(user);
  }
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
          endLine: 6,
          endColumn: 65,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "`audit` doesn't change what is read" },
              output: `import { audit } from "audit";
import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const id of ids) {
    const user = userById.get(id) ?? null;
    await audit(user);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a generator's caller decides how far it goes",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function* run(ids: number[]) {
  for (const id of ids) yield await prisma.user.findUnique({ where: { id } });
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
          line: 4,
          column: 37,
          endLine: 4,
          endColumn: 78,
        },
      ],
    },
    {
      name: "each failure is handled for itself",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) {
    try {
      console.log(await prisma.user.findUnique({ where: { id } }));
    } catch {
      console.log("failed");
    }
  }
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
          column: 25,
          endLine: 6,
          endColumn: 66,
        },
      ],
    },
    {
      name: "the loop changes what it goes through",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
    if (user?.teamId) ids.push(user.teamId);
  }
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
          line: 5,
          column: 24,
          endLine: 5,
          endColumn: 65,
        },
      ],
    },
    {
      name: "the row is changed",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const users = [];
  for (const id of ids) {
    const user = await prisma.user.findUnique({ where: { id } });
    if (!user) continue;
    user.name += "!";
    users.push(user);
  }
  return users;
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
          endLine: 6,
          endColumn: 65,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "no two elements have the same key, since the row is changed" },
              output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const users = [];
  const userRows = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById = new Map(userRows.map((user) => [user.id, user]));
  for (const id of ids) {
    const user = userById.get(id) ?? null;
    if (!user) continue;
    user.name += "!";
    users.push(user);
  }
  return users;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the key is changed on the way",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(orders: { userId: number }[]) {
  for (const order of orders) {
    order.userId += 1;
    console.log(await prisma.user.findUnique({ where: { id: order.userId } }));
  }
}
`,
      output: null,
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
          column: 23,
          endLine: 6,
          endColumn: 78,
        },
      ],
    },
    {
      name: "a transaction for each element",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) {
    await prisma.$transaction(async (tx) => {
      console.log(await tx.user.findUnique({ where: { id } }));
    });
  }
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
          column: 25,
          endLine: 6,
          endColumn: 62,
        },
      ],
    },
    {
      name: "an iterable can be gone through only once",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: Iterable<number>) {
  for (const id of ids) console.log(await prisma.user.findUnique({ where: { id } }));
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
          line: 4,
          column: 43,
          endLine: 4,
          endColumn: 84,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "`ids` is an array" },
              output: `import { prisma } from "./db.ts";

export async function run(ids: Iterable<number>) {
  const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const id of ids) console.log(userById.get(id) ?? null);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "at most three for each",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const authorId of ids) console.log(await prisma.post.findMany({ where: { authorId }, take: 3 }));
}
`,
      output: null,
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
          line: 4,
          column: 49,
          endLine: 4,
          endColumn: 103,
        },
      ],
    },
    {
      name: "the library's own error for a missing row",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) console.log(await prisma.user.findUniqueOrThrow({ where: { id } }));
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
          line: 4,
          column: 43,
          endLine: 4,
          endColumn: 91,
        },
      ],
    },
    {
      name: "a column that isn't unique",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const authorId of ids) console.log((await prisma.post.findFirst({ where: { authorId } }))?.title);
}
`,
      output: null,
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
          line: 4,
          column: 50,
          endLine: 4,
          endColumn: 96,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "`authorId` is unique" },
              output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const posts = await prisma.post.findMany({ where: { authorId: { in: [...new Set(ids)] } } });
  const postByAuthorId = new Map(posts.map((post) => [post.authorId, post]));
  for (const authorId of ids) console.log(postByAuthorId.get(authorId)?.title);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the first of several in some order",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const authorId of ids)
    console.log((await prisma.post.findFirst({ where: { authorId }, orderBy: { id: "desc" } }))?.title);
}
`,
      output: null,
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
          line: 5,
          column: 24,
          endLine: 5,
          endColumn: 95,
        },
      ],
    },
    {
      name: "options that aren't written out",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[], options: object) {
  for (const id of ids) console.log(await prisma.user.findUnique({ where: { id }, ...options }));
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
          line: 4,
          column: 43,
          endLine: 4,
          endColumn: 96,
        },
      ],
    },
    {
      name: "a comparison that ignores case",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(emails: string[]) {
  for (const email of emails)
    console.log(await prisma.user.findFirst({ where: { email: { equals: email, mode: "insensitive" } } }));
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`emails`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 5,
          column: 23,
          endLine: 5,
          endColumn: 106,
        },
      ],
    },
    {
      name: "nobody waits for `forEach`",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  ids.forEach(async (id) => {
    console.log((await prisma.user.findFirst({ where: { id } }))?.name);
  });
  await prisma.user.count();
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElementAtOnce",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 5,
          column: 24,
          endLine: 5,
          endColumn: 64,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "the code after the loop may wait for it" },
              output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  ids.forEach(async (id) => {
    console.log(userById.get(id)?.name);
  });
  await prisma.user.count();
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the function isn't async",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export function run(ids: number[]) {
  return Promise.all(ids.map(async (id) => (await prisma.post.findFirst({ where: { id } }))?.title));
}
`,
      output: null,
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
          line: 4,
          column: 51,
          endLine: 4,
          endColumn: 91,
        },
      ],
    },
    {
      name: "the loop runs on a condition",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids?: number[]) {
  const users = ids ? await Promise.all(ids.map((id) => prisma.post.findFirst({ where: { id } }))) : [];
  return users;
}
`,
      output: null,
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
          line: 4,
          column: 57,
          endLine: 4,
          endColumn: 97,
        },
      ],
    },
    {
      name: "a key that the code only claims to be there",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(posts: { authorId: number | null }[]) {
  for (const post of posts) console.log(await prisma.user.findUnique({ where: { id: post.authorId! } }));
}
`,
      output: null,
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
          line: 4,
          column: 47,
          endLine: 4,
          endColumn: 104,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "the key `post.authorId!` is never missing" },
              output: `import { prisma } from "./db.ts";

export async function run(posts: { authorId: number | null }[]) {
  const authorIds = [...new Set(posts.flatMap((post) => post.authorId ?? []))];
  const users = await prisma.user.findMany({ where: { id: { in: authorIds } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const post of posts) console.log(userById.get(post.authorId!) ?? null);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the created row is used",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(labels: { postId: number; label: string }[]) {
  const ids = [];
  for (const label of labels) ids.push((await prisma.tag.create({ data: label })).id);
  return ids;
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
          line: 5,
          column: 47,
          endLine: 5,
          endColumn: 81,
        },
      ],
    },
    {
      name: "no braces around the loop",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  if (ids.length > 0) for (const id of ids) console.log((await prisma.user.findUnique({ where: { id } }))?.name);
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
          line: 4,
          column: 64,
          endLine: 4,
          endColumn: 105,
        },
      ],
    },
    {
      name: "nested loops",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(orders: { items: { userId: number }[] }[]) {
  for (const order of orders) {
    for (const item of order.items) {
      console.log((await prisma.user.findUnique({ where: { id: item.userId } }))?.name);
    }
  }
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`order.items`, for each of `orders`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 6,
          column: 26,
          endLine: 6,
          endColumn: 80,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "one statement for each of `orders` is few enough" },
              output: `import { prisma } from "./db.ts";

export async function run(orders: { items: { userId: number }[] }[]) {
  for (const order of orders) {
    const userIds = [...new Set(order.items.map((item) => item.userId))];
    const users = await prisma.user.findMany({ where: { id: { in: userIds } } });
    const userById = new Map(users.map((user) => [user.id, user]));
    for (const item of order.items) {
      console.log(userById.get(item.userId)?.name);
    }
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the same query each time",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) console.log(id, await prisma.user.count({ where: { name: "a" } }));
}
`,
      output: null,
      errors: [
        {
          messageId: "sameQueryPerElement",
          data: { operation: "read", table: "`user`", collection: "`ids`" },
          line: 4,
          column: 47,
          endLine: 4,
          endColumn: 90,
        },
      ],
    },
    {
      name: "a helper without a twin",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { UserRepository } from "./user-repository.ts";

export async function run(ids: number[]) {
  const users = new UserRepository();
  for (const id of ids) console.log(await users.findById(id));
  for (const id of ids) await users.rename(id, "nobody");
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
            through: ", through `users.findById -> prisma.user.findUnique`",
            remedy:
              "Create `findByIds(ids)` next to `findById` in test/rules/no-query-in-loop/user-repository.ts, which reads all of them at once.",
          },
          line: 5,
          column: 43,
          endLine: 5,
          endColumn: 61,
        },
        {
          messageId: "queryPerElement",
          data: {
            operation: "write",
            table: "`user`",
            collection: "`ids`",
            through: ", through `users.rename -> prisma.user.update`",
            remedy:
              "Create `renameMany(all)` next to `rename` in test/rules/no-query-in-loop/user-repository.ts, which writes all of them at once.",
          },
          line: 6,
          column: 31,
          endLine: 6,
          endColumn: 57,
        },
      ],
    },
    {
      name: "rows of a database in the same process",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import Database from "better-sqlite3";

const db = new Database("users.db");
const byId = db.prepare("SELECT name FROM users WHERE id = ?");

export function run(ids: number[]) {
  return ids.map((id) => byId.get(id));
}
`,
      output: null,
      errors: [
        {
          messageId: "queryPerElementInProcess",
          data: {
            operation: "query",
            table: "the database",
            collection: "`ids`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 7,
          column: 26,
          endLine: 7,
          endColumn: 38,
        },
      ],
    },
    {
      name: "a key-value store",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { Redis } from "ioredis";

const redis = new Redis();

export async function run(ids: number[]) {
  const values = [];
  for (const id of ids) values.push(await redis.get(\`user:\${id}\`));
  return values;
}
`,
      output: null,
      errors: [
        {
          messageId: "commandPerElement",
          data: { operation: "read", table: "the database", collection: "`ids`", through: "" },
          line: 7,
          column: 43,
          endLine: 7,
          endColumn: 66,
        },
      ],
    },
    {
      name: "a transaction made of single writes",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  await prisma.$transaction(ids.map((id) => prisma.post.update({ where: { id }, data: { status: "live" } })));
}
`,
      output: null,
      errors: [
        {
          messageId: "statementPerElement",
          data: {
            operation: "write",
            table: "`post`",
            collection: "`ids`",
            through: "",
            remedy: "Write them all with one statement.",
          },
          line: 4,
          column: 45,
          endLine: 4,
          endColumn: 108,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "no row is missing, for which the single write would throw" },
              output: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  await prisma.post.updateMany({ where: { id: { in: ids } }, data: { status: "live" } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "more elements than the option allows",
      filename: "test/rules/no-query-in-loop/file.ts",
      options: [{ maxLiteralElements: 1 }],
      code: `import { prisma } from "./db.ts";

export async function run() {
  for (const id of [1, 2]) console.log(await prisma.user.findUnique({ where: { id } }));
}
`,
      output: `import { prisma } from "./db.ts";

export async function run() {
  const ids = [1, 2];
  const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  const userById = new Map(users.map((user) => [user.id, user]));
  for (const id of ids) console.log(userById.get(id) ?? null);
}
`,
      errors: [
        {
          messageId: "queryPerElement",
          data: {
            operation: "read",
            table: "`user`",
            collection: "`[1, 2]`",
            through: "",
            remedy: "Run one query for all of them before the loop.",
          },
          line: 4,
          column: 46,
          endLine: 4,
          endColumn: 87,
        },
      ],
    },
  ],
});
