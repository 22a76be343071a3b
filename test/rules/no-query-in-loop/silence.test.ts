import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [
    {
      name: "the query feeds the loop",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run() {
  for (const user of await prisma.user.findMany()) console.log(user.name);
}
`,
    },
    {
      name: "pages, by cursor",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run() {
  let cursor: number | undefined;
  do {
    const users = await prisma.user.findMany({ take: 100, cursor: cursor ? { id: cursor } : undefined });
    cursor = users.at(-1)?.id;
  } while (cursor);
}
`,
    },
    {
      name: "pages, by offset",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run() {
  for (let skip = 0; ; skip += 100) {
    const users = await prisma.user.findMany({ skip, take: 100 });
    if (users.length === 0) break;
  }
}
`,
    },
    {
      name: "pages, while there are more",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run() {
  let hasMore = true;
  let page = 0;
  while (hasMore) {
    const users = await prisma.user.findMany({ skip: page++ * 100, take: 100 });
    hasMore = users.length === 100;
  }
}
`,
    },
    {
      name: "chunks",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { chunk } from "lodash";
import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const batch of chunk(ids, 100)) await prisma.user.findMany({ where: { id: { in: batch } } });
}
`,
    },
    {
      name: "slices",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (let i = 0; i < ids.length; i += 100)
    await prisma.user.findMany({ where: { id: { in: ids.slice(i, i + 100) } } });
}
`,
    },
    {
      name: "a retry",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run() {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await prisma.user.findMany();
    } catch (error) {
      if (attempt === 2) throw error;
    }
  }
}
`,
    },
    {
      name: "a poll",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(id: number) {
  while (true) {
    const post = await prisma.post.findUnique({ where: { id } });
    if (post?.status === "live") return post;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
`,
    },
    {
      name: "a query that runs at most once",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  for (const id of ids) return prisma.user.findUnique({ where: { id } });
}
`,
    },
    {
      name: "few elements, spelled out",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run() {
  for (const status of ["draft", "live"]) console.log(await prisma.post.count({ where: { status } }));
}
`,
    },
    {
      name: "handlers that are registered",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(app: any, ids: number[]) {
  for (const id of ids) app.on(\`user:\${id}\`, async () => prisma.user.findUnique({ where: { id } }));
}
`,
    },
    {
      name: "what a data loader batches",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import DataLoader from "dataloader";
import { prisma } from "./db.ts";

const users = new DataLoader(async (ids: readonly number[]) => {
  const rows = await prisma.user.findMany({ where: { id: { in: [...ids] } } });
  return ids.map((id) => rows.find((user) => user.id === id));
});

export async function run(ids: number[]) {
  return Promise.all(ids.map((id) => users.load(id)));
}
`,
    },
    {
      name: "commands of a pipeline",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { Redis } from "ioredis";

const redis = new Redis();

export async function run(ids: number[]) {
  const pipeline = redis.pipeline();
  for (const id of ids) pipeline.get(\`user:\${id}\`);
  return pipeline.exec();
}
`,
    },
    {
      name: "calls of one tick that Prisma sends as one statement",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { prisma } from "./db.ts";

export async function run(ids: number[]) {
  return Promise.all(ids.map((id) => prisma.user.findUnique({ where: { id } })));
}
`,
    },
    {
      name: "names that only look like a client's",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `const users = new Map([[1, "a"]]);

export function run(ids: number[]) {
  return ids.map((id) => users.get(id));
}
`,
    },
  ],
  invalid: [],
});
