import rule from "../../../rules/no-query-in-loop.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-query-in-loop", rule, {
  valid: [],
  invalid: [
    {
      name: "one server, the key spelled out",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { Redis } from "ioredis";

const redis = new Redis();

export async function run(ids: number[]) {
  const names: (string | null)[] = [];
  for (const id of ids) names.push(await redis.get(\`name:\${id}\`));
  return names;
}
`,
      output: null,
      errors: [
        {
          messageId: "commandPerElement",
          data: { operation: "read", table: "the database", collection: "`ids`", through: "" },
          line: 7,
          column: 42,
          endLine: 7,
          endColumn: 65,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "every key holds text, since a list or a hash would be an error" },
              output: `import { Redis } from "ioredis";

const redis = new Redis();

export async function run(ids: number[]) {
  const names: (string | null)[] = [];
  const keys = [...new Set(ids.map((id) => \`name:\${id}\`))];
  const values = keys.length === 0 ? [] : await redis.mget(keys);
  const valueByKey = new Map(keys.map((key, index) => [key, values[index] ?? null]));
  for (const id of ids) names.push(valueByKey.get(\`name:\${id}\`) ?? null);
  return names;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "node-redis: the key in a constant, the elements in a set",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { createClient } from "redis";

const client = createClient();

export async function run(users: Set<{ id: string }>) {
  for (const user of users) {
    const key = \`user:\${user.id}\`;
    const cached = await client.get(key);
    if (cached) console.log(key, cached);
  }
}
`,
      output: null,
      errors: [
        {
          messageId: "commandPerElement",
          data: { operation: "read", table: "the database", collection: "`users`", through: "" },
          line: 8,
          column: 26,
          endLine: 8,
          endColumn: 41,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "every key holds text, since a list or a hash would be an error" },
              output: `import { createClient } from "redis";

const client = createClient();

export async function run(users: Set<{ id: string }>) {
  const keys = [...new Set([...users].map((user) => \`user:\${user.id}\`))];
  const values = keys.length === 0 ? [] : await client.mGet(keys);
  const valueByKey = new Map(keys.map((key, index) => [key, values[index] ?? null]));
  for (const user of users) {
    const key = \`user:\${user.id}\`;
    const cached = valueByKey.get(key) ?? null;
    if (cached) console.log(key, cached);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "a key of the element's own",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { Redis } from "ioredis";

export async function run(redis: Redis, keys: string[]) {
  return Promise.all(keys.map(async (key) => (await redis.get(key)) ?? "none"));
}
`,
      output: null,
      errors: [
        {
          messageId: "commandPerElement",
          data: { operation: "read", table: "the database", collection: "`keys`", through: "" },
          line: 4,
          column: 53,
          endLine: 4,
          endColumn: 67,
          suggestions: [
            {
              messageId: "batch",
              data: { conditions: "every key holds text, since a list or a hash would be an error" },
              output: `import { Redis } from "ioredis";

export async function run(redis: Redis, keys: string[]) {
  const cacheKeys = [...new Set(keys)];
  const values = cacheKeys.length === 0 ? [] : await redis.mget(cacheKeys);
  const valueByKey = new Map(cacheKeys.map((key, index) => [key, values[index] ?? null]));
  return Promise.all(keys.map(async (key) => valueByKey.get(key) ?? "none"));
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "the loop calls what may fill the cache",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { Redis } from "ioredis";

export async function run(redis: Redis, ids: string[], load: (id: string) => Promise<string>) {
  for (const id of ids) {
    const cached = await redis.get(\`user:\${id}\`);
    if (cached === null) console.log(await load(id));
  }
}
`,
      output: null,
      errors: [
        {
          messageId: "commandPerElement",
          data: { operation: "read", table: "the database", collection: "`ids`", through: "" },
          line: 5,
          column: 26,
          endLine: 5,
          endColumn: 49,
          suggestions: [
            {
              messageId: "batch",
              data: {
                conditions:
                  "`load` doesn't change what is read, and every key holds text, since a list or a hash would be an error",
              },
              output: `import { Redis } from "ioredis";

export async function run(redis: Redis, ids: string[], load: (id: string) => Promise<string>) {
  const keys = [...new Set(ids.map((id) => \`user:\${id}\`))];
  const values = keys.length === 0 ? [] : await redis.mget(keys);
  const valueByKey = new Map(keys.map((key, index) => [key, values[index] ?? null]));
  for (const id of ids) {
    const cached = valueByKey.get(\`user:\${id}\`) ?? null;
    if (cached === null) console.log(await load(id));
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "keys of a cluster may lie on several servers",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { Cluster } from "ioredis";

const redis = new Cluster([]);

export async function run(ids: number[]) {
  for (const id of ids) console.log(await redis.get(\`name:\${id}\`));
}
`,
      output: null,
      errors: [
        {
          messageId: "commandPerElement",
          data: { operation: "read", table: "the database", collection: "`ids`", through: "" },
          line: 6,
          column: 43,
          endLine: 6,
          endColumn: 66,
        },
      ],
    },
    {
      name: "other commands have no form for many keys",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { Redis } from "ioredis";

export async function run(redis: Redis, ids: number[]) {
  for (const id of ids) console.log(await redis.hgetall(\`user:\${id}\`));
}
`,
      output: null,
      errors: [
        {
          messageId: "commandPerElement",
          data: { operation: "read", table: "the database", collection: "`ids`", through: "" },
          line: 4,
          column: 43,
          endLine: 4,
          endColumn: 70,
        },
      ],
    },
    {
      name: "the key comes from the value before",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { Redis } from "ioredis";

export async function run(redis: Redis, ids: number[]) {
  let last = "";
  for (const id of ids) last = (await redis.get(\`\${last}:\${id}\`)) ?? "";
  return last;
}
`,
      output: null,
      errors: [
        {
          messageId: "commandPerElement",
          data: { operation: "read", table: "the database", collection: "`ids`", through: "" },
          line: 5,
          column: 39,
          endLine: 5,
          endColumn: 65,
        },
      ],
    },
    {
      name: "two parts of the element",
      filename: "test/rules/no-query-in-loop/file.ts",
      code: `import { Redis } from "ioredis";

export async function run(redis: Redis, posts: { id: number; lang: string }[]) {
  for (const post of posts) console.log(await redis.get(\`\${post.lang}:\${post.id}\`));
}
`,
      output: null,
      errors: [
        {
          messageId: "commandPerElement",
          data: { operation: "read", table: "the database", collection: "`posts`", through: "" },
          line: 4,
          column: 47,
          endLine: 4,
          endColumn: 83,
        },
      ],
    },
  ],
});
