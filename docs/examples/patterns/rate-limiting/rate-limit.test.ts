import express, { type Request } from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { errorHandler } from "../error-handling/error-handler.ts";
import { serve } from "../testing/http.ts";
import { hasRedis, startRedis, type TestRedis } from "../testing/redis.ts";
import { createLimiter, type Take } from "./limiter.ts";
import { clientAddress, rateLimit } from "./rate-limit.ts";

describe.skipIf(!hasRedis)("the limiter", () => {
  let server: TestRedis;
  let take: Take;

  beforeAll(async () => {
    server = await startRedis();
    take = createLimiter(server.redis);
  });
  beforeEach(() => server.redis.flushdb());
  afterAll(() => server.stop());

  test("lets a burst pass, then tells how long to wait, per key", async () => {
    const limit = { requests: 3, perSeconds: 60 };
    const verdicts = [];
    for (let request = 0; request < 4; request++) verdicts.push(await take("ada", limit));
    expect(verdicts).toEqual([
      { allowed: true, left: 2 },
      { allowed: true, left: 1 },
      { allowed: true, left: 0 },
      { allowed: false, retryAfterSeconds: 20 },
    ]);
    expect(await take("grace", limit)).toEqual({ allowed: true, left: 2 });
  });

  test("places come back one by one", async () => {
    const limit = { requests: 2, perSeconds: 1 };
    await take("ada", limit);
    await take("ada", limit);
    expect((await take("ada", limit)).allowed).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect((await take("ada", limit)).allowed).toBe(true);
    expect((await take("ada", limit)).allowed).toBe(false);
  });

  test("two processes can't both take the last place", async () => {
    const connection = server.redis.duplicate();
    const other = createLimiter(connection);
    const verdicts = await Promise.all(
      Array.from({ length: 50 }, (_, n) => (n % 2 ? take : other)("ada", { requests: 10, perSeconds: 60 })),
    );
    connection.disconnect();
    expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(10);
  });

  test("many requests in little time are counted as exactly as few", async () => {
    const limit = { requests: 700, perSeconds: 1 };
    await Promise.all(Array.from({ length: 700 }, () => take("ada", limit)));
    expect(await server.redis.pttl("limit:ada")).toBeLessThanOrEqual(1_000);
  });

  test("keys end by themselves", async () => {
    await take("ada", { requests: 3, perSeconds: 60 });
    expect(await server.redis.pttl("limit:ada")).toBeGreaterThan(0);
    expect(await server.redis.pttl("limit:ada")).toBeLessThanOrEqual(20_000);
  });
});

describe("the middleware", () => {
  async function statusesOf(
    take: Take,
    whenUnknown: "allow" | "refuse",
    headers: Record<string, string>[] = [{}],
  ) {
    const app = express();
    app.use(
      rateLimit({
        take,
        name: "search",
        limit: { requests: 1, perSeconds: 60 },
        keyOf: clientAddress,
        whenUnknown,
      }),
    );
    app.get("/", (_request, response) => void response.json({}));
    app.use(errorHandler({ error: () => {} }));
    const server = await serve(app);
    const answers: [number, string | null][] = [];
    for (const header of headers) {
      const response = await fetch(server.url, { headers: header });
      answers.push([response.status, response.headers.get("retry-after")]);
    }
    await server.stop();
    return answers;
  }

  test("answers 429 with Retry-After, and a header that anybody can write changes nobody's identity", async () => {
    const seen = new Set<string>();
    const once: Take = async (key) => {
      const allowed = !seen.has(key);
      seen.add(key);
      return allowed ? { allowed, left: 0 } : { allowed, retryAfterSeconds: 60 };
    };
    const headers = [{}, { "x-forwarded-for": "10.1.1.1" }, { "x-forwarded-for": "10.1.1.2" }];
    expect(await statusesOf(once, "allow", headers)).toEqual([
      [200, null],
      [429, "60"],
      [429, "60"],
    ]);
  });

  test("says what the limits are and what is left, of several limits too", async () => {
    const app = express();
    const take: Take = async () => ({ allowed: true, left: 4 });
    const limit = { requests: 5, perSeconds: 60 };
    const common = { take, limit, keyOf: clientAddress, whenUnknown: "allow" } as const;
    app.get(
      "/",
      rateLimit({ ...common, name: "a" }),
      rateLimit({ ...common, name: "b" }),
      (_request, response) => void response.json({}),
    );
    const server = await serve(app);
    const { headers } = await fetch(server.url);
    await server.stop();
    expect(headers.get("ratelimit-policy")).toBe('"a";q=5;w=60, "b";q=5;w=60');
    expect(headers.get("ratelimit")).toBe('"a";r=4, "b";r=4');
  });

  test("a mistake in finding the key isn't taken for a store that is down", async () => {
    const failures: unknown[] = [];
    const app = express();
    const keyOf = () => {
      throw new TypeError("no body was parsed");
    };
    const take: Take = async () => ({ allowed: true, left: 0 });
    app.use(
      rateLimit({ take, name: "x", limit: { requests: 1, perSeconds: 1 }, keyOf, whenUnknown: "allow" }),
    );
    app.get("/", (_request, response) => void response.json({}));
    app.use(errorHandler({ error: ({ err }) => failures.push(err) }));
    const server = await serve(app);
    expect((await fetch(server.url)).status).toBe(500);
    await server.stop();
    expect(failures).toEqual([expect.any(TypeError)]);
  });

  test("without a store does what the route asked for", async () => {
    const down: Take = async () => {
      throw new Error("ECONNREFUSED");
    };
    expect(await statusesOf(down, "allow")).toEqual([[200, null]]);
    expect(await statusesOf(down, "refuse")).toEqual([[503, null]]);
  });
});

test.for([
  ["203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::6", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:0DB8:0000::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
])("%s is counted as %s", ([ip, key]) => {
  expect(clientAddress({ ip } as unknown as Request)).toBe(key);
});
