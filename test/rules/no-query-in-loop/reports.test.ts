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
  for (const id of ids) values.push(await redis.ttl(\`user:\${id}\`));
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
      name: "a transaction made of single deletions, though the list is made elsewhere",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(posts: { id: number }[], gone: (post: object) => boolean) {
  const deletions = posts.filter(gone).map((post) => prisma.post.delete({ where: { id: post.id } }));
  await prisma.$transaction([...deletions, prisma.user.updateMany({ data: { posts: 0 } })]);
}
`,
      errors: [
        {
          messageId: "statementPerElement",
          data: {
            operation: "write",
            table: "`post`",
            collection: "`posts.filter(gone)`",
            through: "",
            remedy: "Write them all with one statement.",
          },
          line: 4,
          column: 54,
          endLine: 4,
          endColumn: 100,
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
