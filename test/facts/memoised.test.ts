import { expect, it } from "vitest";
import { prisma, repeatedIn } from "./repeated-in.ts";

it("is silent when the helper remembers its answer", () => {
  expect(
    repeatedIn(
      `import { getPlans } from "./plans";\nexport const run = async (ids) => { for (const id of ids) (await getPlans()).includes(id); };`,
      {
        "plans.ts": `${prisma}let plans;\nexport async function getPlans() { if (plans) return plans; plans = await prisma.plan.findMany(); return plans; }`,
      },
    ),
  ).toEqual([]);
});

it("is silent when the helper asks a cache first", () => {
  expect(
    repeatedIn(
      `import { getRate } from "./rates";\nexport const run = async (days) => { for (const day of days) await getRate(day); };`,
      {
        "rates.ts": `${prisma}export async function getRate(day) { const known = await cache.get(day); if (known) return known; return prisma.rate.findFirst({ where: { day } }); }`,
      },
    ),
  ).toEqual([]);
});

it("is silent about the cache that a helper asks first", () => {
  expect(
    repeatedIn(
      `import { getRate } from "./rates";\nexport const run = async (days) => { for (const day of days) await getRate(day); };`,
      {
        "cache.ts": `import Redis from "ioredis";\nconst redis = new Redis();\nexport const cache = { get: (key) => redis.get(key) };`,
        "rates.ts": `${prisma}import { cache } from "./cache";\nexport async function getRate(day) { const known = await cache.get(day); if (known) return known; return prisma.rate.findFirst({ where: { day } }); }`,
      },
    ),
  ).toEqual([]);
});
