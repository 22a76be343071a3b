import type { IncomingHttpHeaders } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AppError } from "../error-handling/errors.ts";
import { serve, type TestServer } from "../testing/http.ts";
import { Deadline } from "../timeouts/deadline.ts";
import { CircuitBreaker } from "./circuit-breaker.ts";
import { InventoryClient } from "./inventory-client.ts";

const good = { status: 201, body: { id: "r1", expiresAt: "2026-01-01T00:00:00Z" } };
interface Answer {
  status: number;
  body?: unknown;
  text?: string;
  cut?: boolean;
  silent?: boolean;
}

const answers: Answer[] = [];
const requests: IncomingHttpHeaders[] = [];
let server: TestServer;

beforeAll(async () => {
  server = await serve((request, response) => {
    const answer: Answer = answers[requests.length] ?? good;
    const { status, body = {}, text = JSON.stringify(body), cut, silent } = answer;
    requests.push(request.headers);
    request.resume();
    if (silent) return;
    response.writeHead(status, { "content-type": "application/json" });
    if (!cut) return void response.end(text);
    response.write(text.slice(0, 5));
    setTimeout(() => request.socket.destroy(), 20);
  });
});
beforeEach(() => {
  answers.length = 0;
  requests.length = 0;
});
afterAll(() => server.stop());

function reserve(client = new InventoryClient(new URL(server.url)), budgetMs = 2_000) {
  return client.reserve({
    items: [{ productId: "tea", quantity: 1 }],
    idempotencyKey: "order-7",
    deadline: Deadline.in(budgetMs),
    traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
  });
}

describe("the client", () => {
  test("repeats with one and the same key, and passes on trace and budget", async () => {
    answers.push({ status: 503 }, { status: 502 });
    expect(await reserve()).toEqual(good.body);
    expect(requests.map((headers) => headers["idempotency-key"])).toEqual(["order-7", "order-7", "order-7"]);
    expect(requests[0]?.traceparent).toMatch(/^00-4bf9/);
    expect(Number(requests[0]?.["x-budget-ms"])).toBeLessThanOrEqual(1_000);
  });

  test("takes a conflict for what it is", async () => {
    answers.push({ status: 409 });
    await expect(reserve()).rejects.toMatchObject({ status: 409 });
    expect(requests).toHaveLength(1);
  });

  test.for<{ status: number; body?: unknown }>([
    { status: 500 },
    { status: 401 },
    { status: 200, body: { id: 7 } },
  ])("makes %j its own 503, once", async (answer) => {
    answers.push(answer);
    await expect(reserve()).rejects.toMatchObject({ status: 503, code: "inventory_failed" });
    expect(requests).toHaveLength(1);
  });

  test("tries again when the answer breaks off, and counts that as a failure", async () => {
    answers.push({ status: 201, cut: true });
    expect(await reserve()).toEqual(good.body);
    expect(requests).toHaveLength(2);
  });

  test("makes what isn't JSON its own 503", async () => {
    answers.push({ status: 200, text: "<!doctype html>" });
    await expect(reserve()).rejects.toMatchObject({ status: 503, code: "inventory_failed" });
  });

  test("doesn't blame the service for callers that leave", async () => {
    const client = new InventoryClient(new URL(server.url), new CircuitBreaker("inventory", { window: 2 }));
    for (let caller = 0; caller < 4; caller++) {
      answers.push({ status: 201, silent: true });
      const leaving = new AbortController();
      const call = client.reserve({
        items: [],
        idempotencyKey: `order-${caller}`,
        deadline: Deadline.in(2_000, leaving.signal),
      });
      await expect.poll(() => requests.length).toBe(caller + 1);
      leaving.abort(new Error("the client went away"));
      await expect(call).rejects.toThrow("the client went away");
    }
    expect(await reserve(client)).toEqual(good.body);
  });

  test("asks no more when the service is down", async () => {
    const client = new InventoryClient(
      new URL("http://127.0.0.1:1"),
      new CircuitBreaker("inventory", { window: 4 }),
    );
    for (let order = 0; order < 3; order++) await reserve(client).catch(() => {});
    await expect(reserve(client)).rejects.toMatchObject({ code: "dependency_unavailable" });
  });
});

describe("the breaker", () => {
  const broken = async () => Promise.reject(new Error("down"));
  const fine = async () => "fine";
  const always = () => true;

  function breakerAt() {
    const clock = { now: 1 };
    const breaker = new CircuitBreaker("x", { window: 4, threshold: 0.5, openMs: 100, now: () => clock.now });
    return { breaker, clock };
  }

  async function open(breaker: CircuitBreaker): Promise<void> {
    for (const work of [fine, fine, broken, broken]) await breaker.run(work, always).catch(() => {});
  }

  test("opens at the threshold, and then calls nobody", async () => {
    const { breaker } = breakerAt();
    await open(breaker);
    let called = false;
    await expect(breaker.run(async () => (called = true), always)).rejects.toThrow(AppError);
    expect(called).toBe(false);
  });

  test("lets a single probe through after a while, and closes when that succeeds", async () => {
    const { breaker, clock } = breakerAt();
    await open(breaker);
    clock.now += 100;
    const outcomes = await Promise.allSettled([breaker.run(fine, always), breaker.run(fine, always)]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
    await expect(breaker.run(fine, always)).resolves.toBe("fine");
  });

  test("stays open when the probe fails", async () => {
    const { breaker, clock } = breakerAt();
    await open(breaker);
    clock.now += 100;
    await expect(breaker.run(broken, always)).rejects.toThrow("down");
    await expect(breaker.run(fine, always)).rejects.toThrow(AppError);
  });

  test("an answer that the caller doesn't like is no failure", async () => {
    const { breaker } = breakerAt();
    for (let call = 0; call < 10; call++) await breaker.run(broken, () => false).catch(() => {});
    await expect(breaker.run(fine, always)).resolves.toBe("fine");
  });
});
