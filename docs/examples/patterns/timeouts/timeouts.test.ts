import express from "express";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { errorHandler } from "../error-handling/error-handler.ts";
import { serve, type TestServer } from "../testing/http.ts";
import { budgetHeader, Deadline } from "./deadline.ts";
import { getJson } from "./get-json.ts";
import { deadlineOf, requestDeadline } from "./request-deadline.ts";

const budgets: number[] = [];
const outcomes: unknown[] = [];
let upstream: TestServer;
let server: TestServer;

beforeAll(async () => {
  upstream = await serve((request, response) => {
    budgets.push(Number(request.headers[budgetHeader.toLowerCase()]));
    if (request.url === "/silent") return;
    if (request.url === "/refused") return void request.socket.destroy();
    if (request.url === "/html") return void response.end("<!doctype html>");
    response.writeHead(200, { "content-type": "application/json" });
    if (request.url === "/cut") {
      response.write("[1");
      setTimeout(() => request.socket.destroy(), 20);
      return;
    }
    if (request.url === "/drip") {
      response.write("[1");
      const drip = setInterval(() => response.write(",1"), 20);
      response.once("close", () => clearInterval(drip));
      return;
    }
    response.end("[1]");
  });
  const app = express();
  app.use(requestDeadline(300));
  app.get("/{*path}", async (request, response) => {
    try {
      response.json(await getJson(upstream.url + request.path, deadlineOf(request).atMost(10_000, 50)));
    } catch (error) {
      outcomes.push(error);
      throw error;
    }
  });
  app.use(errorHandler({ error: () => {} }));
  server = await serve(app);
});
beforeEach(() => {
  budgets.length = 0;
  outcomes.length = 0;
});
afterAll(async () => {
  await server.stop();
  await upstream.stop();
});

test("a good answer comes through, and the callee was told how long it had", async () => {
  expect(await (await fetch(`${server.url}/fine`)).json()).toEqual([1]);
  expect(budgets[0]).toBeGreaterThan(0);
  expect(budgets[0]).toBeLessThanOrEqual(250);
});

test.for(["/silent", "/drip"])("%s is over in time, with an answer of ours", async (path) => {
  const start = performance.now();
  const response = await fetch(server.url + path);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ code: "upstream_timeout" });
  expect(performance.now() - start).toBeLessThan(2_000);
});

test.for(["/refused", "/html", "/cut"])("%s is a failure of theirs, not of ours", async (path) => {
  const response = await fetch(server.url + path);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ code: "upstream_failed" });
  expect(outcomes[0]).toHaveProperty("cause");
});

test("a caller in a hurry is believed, one with too much time is not", async () => {
  await fetch(`${server.url}/fine`, { headers: { [budgetHeader]: "100" } });
  await fetch(`${server.url}/fine`, { headers: { [budgetHeader]: "999999" } });
  await fetch(`${server.url}/fine`, { headers: { [budgetHeader]: "soon" } });
  await fetch(`${server.url}/fine`, { headers: { [budgetHeader]: "" } });
  await fetch(`${server.url}/fine`, { headers: { [budgetHeader]: "99.5" } });
  expect(budgets[0]).toBeLessThanOrEqual(50);
  expect(budgets[1]).toBeLessThanOrEqual(250);
  for (const other of [2, 3, 4]) {
    expect(budgets[other]).toBeGreaterThan(0);
    expect(budgets[other]).toBeLessThanOrEqual(250);
  }
});

test("work for a client that left is stopped", async () => {
  const controller = new AbortController();
  const leaving = fetch(`${server.url}/silent`, { signal: controller.signal });
  setTimeout(() => controller.abort(), 50);
  await expect(leaving).rejects.toThrow();
  await expect.poll(() => String(outcomes[0])).toContain("the client went away");
});

test("a step never outlives the whole", () => {
  const deadline = Deadline.in(1_000);
  expect(deadline.atMost(5_000).remainingMs).toBeLessThanOrEqual(1_000);
  expect(deadline.atMost(100).remainingMs).toBeLessThanOrEqual(100);
  expect(deadline.atMost(5_000, 2_000).remainingMs).toBe(0);
});
