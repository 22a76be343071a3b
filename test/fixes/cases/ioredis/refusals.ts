import type { Refusal } from "../../harness/case.ts";

const rule = "no-query-in-loop";

const imports = `
import type { Redis } from "ioredis";
import type { Input } from "../../../world.ts";
`;

export const refusals: Refusal[] = [
  {
    rule,
    because: "the loop writes what it reads later",
    program: `${imports}
export async function run(redis: Redis, { userIds }: Input) {
  const names: (string | null)[] = [];
  for (const id of userIds) {
    const name = await redis.get(\`name:\${id}\`);
    await redis.set(\`name:\${id + 1}\`, name ?? "none");
    names.push(name);
  }
  return names;
}
`,
  },
  {
    rule,
    because: "a failing read of one key leaves the others alone",
    program: `${imports}
export async function run(redis: Redis, { userIds }: Input) {
  const names: (string | null)[] = [];
  for (const id of userIds) {
    try {
      names.push(await redis.get(\`name:\${id}\`));
    } catch {
      names.push("failed");
    }
  }
  return names;
}
`,
  },
  {
    rule,
    because: "the loop ends at the first hit",
    program: `${imports}
export async function run(redis: Redis, { userIds }: Input) {
  for (const id of userIds) {
    const name = await redis.get(\`name:\${id}\`);
    if (name !== null) return name;
  }
  return null;
}
`,
  },
  {
    rule,
    because: "the key comes from the value read before",
    program: `${imports}
export async function run(redis: Redis, { userIds }: Input) {
  let next = "1";
  for (const id of userIds) {
    next = (await redis.get(\`name:\${next}\`)) ?? String(id);
  }
  return next;
}
`,
  },
  {
    rule,
    because: "a key that comes twice is gone the second time",
    program: `${imports}
export async function run(redis: Redis, { userIds }: Input) {
  const names: (string | null)[] = [];
  for (const id of userIds) {
    const name = await redis.get(\`name:\${id}\`);
    await redis.del(\`name:\${id}\`);
    names.push(name);
  }
  return names;
}
`,
  },
];
