import { setTimeout as sleep } from "node:timers/promises";
import express, { Router } from "express";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { serve, type TestServer } from "../testing/http.ts";
import { createLogger } from "./logger.ts";
import { requestLog } from "./request-log.ts";

const lines: Record<string, unknown>[] = [];
const log = createLogger({ write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
let server: TestServer;

beforeAll(async () => {
  const app = express();
  app.use(requestLog(log));
  app.get("/users/:id", async (_request, response) => {
    await sleep(1);
    log.info({ step: "found" }, "deep inside");
    response.json({});
  });
  app.get("/broken", (_request, response) => void response.status(503).end());
  const orders = Router();
  orders.get("/:id", (_request, response) => void response.json({}));
  app.use("/orders", orders);
  server = await serve(app);
});
beforeEach(() => {
  lines.length = 0;
});
afterAll(() => server.stop());

async function get(path: string, headers: Record<string, string> = {}): Promise<Record<string, unknown>> {
  await (await fetch(server.url + path, { headers })).text();
  await expect.poll(() => lines.some(({ msg }) => msg === "request")).toBe(true);
  return lines.find(({ msg }) => msg === "request") ?? {};
}

test("a request is one line with the route's pattern and no query string", async () => {
  const line = await get("/users/7?token=secret");
  expect(line).toMatchObject({
    level: "info",
    service: "shop",
    method: "GET",
    route: "/users/:id",
    status: 200,
  });
  expect(JSON.stringify(lines)).not.toContain("secret");
});

test("a route of a mounted router is named whole", async () => {
  expect(await get("/orders/7")).toMatchObject({ route: "/orders/:id" });
});

test("lines logged on the way carry the id of the request, across awaits", async () => {
  await get("/users/7", { "x-request-id": "from-the-proxy-1" });
  expect(lines).toHaveLength(2);
  expect(lines.every(({ requestId }) => requestId === "from-the-proxy-1")).toBe(true);
});

test("parallel requests keep their ids apart", async () => {
  const ids = Array.from({ length: 20 }, (_, index) => `request-id-${index}`);
  await Promise.all(ids.map((id) => fetch(`${server.url}/users/7`, { headers: { "x-request-id": id } })));
  await expect.poll(() => lines.length).toBe(40);
  for (const id of ids) expect(lines.filter(({ requestId }) => requestId === id)).toHaveLength(2);
});

test("an id that is none is replaced", async () => {
  const { requestId } = await get("/users/7", { "x-request-id": "x {injected: true}" });
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test("the trace of the caller is kept, a malformed one is not", async () => {
  const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
  expect(await get("/users/7", { traceparent: `00-${traceId}-00f067aa0ba902b7-01` })).toMatchObject({
    traceId,
  });
  lines.length = 0;
  expect(await get("/users/7", { traceparent: "00-zz-00-01" })).not.toHaveProperty("traceId");
});

test("failures of the server are errors", async () => {
  expect(await get("/broken")).toMatchObject({ level: "error", status: 503 });
});

test("secrets are redacted, and errors keep their cause", () => {
  log.warn(
    { user: { password: "hunter2", name: "ada" }, headers: { authorization: "Bearer x" } },
    "careless",
  );
  log.error({ err: new Error("outer", { cause: new Error("inner") }) }, "failed");
  expect(lines[0]).toMatchObject({
    user: { password: "[redacted]", name: "ada" },
    headers: { authorization: "[redacted]" },
  });
  expect(JSON.stringify(lines[1])).toContain("inner");
});
