import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { serve, type TestServer } from "../testing/http.ts";
import { getWithRetry } from "./fetch-with-retry.ts";
import { retry, RetryBudget, TransientError } from "./retry.ts";

function failing(times: number, error: Error = new TransientError("not now")) {
  let calls = 0;
  const work = async () => {
    calls++;
    if (calls <= times) throw error;
    return "done";
  };
  return { work, calls: () => calls };
}

const noSleep = { sleep: async () => {} };

describe("retry", () => {
  test("returns the first success", async () => {
    const { work, calls } = failing(2);
    expect(await retry(work, noSleep)).toBe("done");
    expect(calls()).toBe(3);
  });

  test("is bounded, and fails with the last error itself", async () => {
    const error = new TransientError("still not");
    const { work, calls } = failing(99, error);
    await expect(retry(work, { ...noSleep, attempts: 3 })).rejects.toBe(error);
    expect(calls()).toBe(3);
  });

  test("doesn't repeat what will fail again", async () => {
    const { work, calls } = failing(99, new TypeError("x is not a function"));
    await expect(retry(work, noSleep)).rejects.toThrow(TypeError);
    expect(calls()).toBe(1);
  });

  test("waits longer and longer, up to the cap, and never the same for everybody", async () => {
    const waits: number[] = [];
    const sleep = async (ms: number) => void waits.push(ms);
    for (let call = 0; call < 200; call++) {
      await retry(failing(99).work, { sleep, attempts: 5, baseMs: 100, capMs: 300 }).catch(() => {});
    }
    const longest = [0, 1, 2, 3].map((n) => Math.max(...waits.filter((_, index) => index % 4 === n)));
    for (const [n, bound] of [100, 200, 300, 300].entries()) {
      expect(longest[n]).toBeLessThanOrEqual(bound);
      expect(longest[n]).toBeGreaterThan(bound * 0.8);
    }
    expect(new Set(waits).size).toBeGreaterThan(700);
  });

  test("stops waiting when the caller gives up", async () => {
    const controller = new AbortController();
    const running = retry(failing(99).work, { baseMs: 60_000, capMs: 60_000, signal: controller.signal });
    setTimeout(() => controller.abort(), 20);
    await expect(running).rejects.toThrow();
  });

  test("an outage costs little more than one call each, since the budget runs out", async () => {
    const budget = new RetryBudget(10);
    let calls = 0;
    const down = async () => {
      calls++;
      throw new TransientError("down");
    };
    for (let request = 0; request < 100; request++) {
      await retry(down, { ...noSleep, attempts: 4, budget }).catch(() => {});
    }
    expect(calls).toBe(110);
  });
});

describe("a GET", () => {
  const answers: { status: number; headers?: Record<string, string>; delayMs?: number; cut?: boolean }[] = [];
  const requests: number[] = [];
  let server: TestServer;

  beforeAll(async () => {
    server = await serve((_request, response) => {
      const { status, headers, delayMs = 0, cut = false } = answers[requests.length] ?? { status: 200 };
      requests.push(Date.now());
      if (cut) {
        response.writeHead(status, { "content-length": "100" }).write("{");
        setTimeout(() => response.destroy(), 20);
        return;
      }
      setTimeout(() => response.writeHead(status, headers).end("{}"), delayMs);
    });
  });
  beforeEach(() => {
    answers.length = 0;
    requests.length = 0;
  });
  afterAll(() => server.stop());

  test("survives a restart of the server", async () => {
    answers.push({ status: 503 }, { status: 502 });
    expect((await getWithRetry(server.url, { baseMs: 5 })).status).toBe(200);
    expect(requests).toHaveLength(3);
  });

  test("tries again when the answer breaks off", async () => {
    answers.push({ status: 200, cut: true });
    expect(await (await getWithRetry(server.url, { baseMs: 5 })).json()).toEqual({});
    expect(requests).toHaveLength(2);
  });

  test("an answer without a body is one", async () => {
    answers.push({ status: 204 });
    expect((await getWithRetry(server.url)).status).toBe(204);
  });

  test("stops, with the caller's reason, when the caller leaves", async () => {
    answers.push({ status: 200, delayMs: 2_000 });
    const leaving = new AbortController();
    const running = getWithRetry(server.url, { signal: leaving.signal });
    setTimeout(() => leaving.abort(new Error("the client went away")), 20);
    await expect(running).rejects.toThrow("the client went away");
  });

  test("takes a no for a no", async () => {
    answers.push({ status: 404 });
    expect((await getWithRetry(server.url)).status).toBe(404);
    expect(requests).toHaveLength(1);
  });

  test("waits as long as it was told", async () => {
    answers.push({ status: 429, headers: { "retry-after": "1" } });
    await getWithRetry(server.url, { baseMs: 1 });
    expect((requests[1] ?? 0) - (requests[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });

  test("gives each attempt its own time", async () => {
    answers.push({ status: 200, delayMs: 2_000 });
    expect((await getWithRetry(server.url, { baseMs: 5, timeoutMs: 200 })).status).toBe(200);
    expect(requests).toHaveLength(2);
  });
});
