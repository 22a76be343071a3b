import express from "express";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { serve, type TestServer } from "../testing/http.ts";
import { errorHandler } from "./error-handler.ts";
import { AppError, ConflictError, NotFoundError } from "./errors.ts";

const logged: { err: unknown }[] = [];
let server: TestServer;

beforeAll(async () => {
  const app = express();
  app.use(express.json());
  app.get("/missing", async () => {
    throw new NotFoundError("order", "42");
  });
  app.get("/shipped", async () => {
    throw new ConflictError("It is on its way", { details: { status: "shipped", code: "7" } });
  });
  app.get("/broken", async () => {
    throw new Error("connect ECONNREFUSED 10.0.0.7:5432", { cause: new Error("socket") });
  });
  app.get("/half", (_request, response) => {
    response.write("first half");
    throw new Error("too late");
  });
  app.post("/echo", (request, response) => {
    response.json(request.body);
  });
  app.use(errorHandler({ error: (fields) => logged.push(fields) }));
  server = await serve(app);
});
beforeEach(() => {
  logged.length = 0;
});
afterAll(() => server.stop());

test("an expected failure keeps its status, code and details, and is not logged as an error", async () => {
  const response = await fetch(`${server.url}/missing`);
  expect(response.status).toBe(404);
  expect(response.headers.get("content-type")).toContain("application/problem+json");
  expect(await response.json()).toEqual({
    type: "about:blank",
    title: "order 42 does not exist",
    status: 404,
    code: "not_found",
    resource: "order",
    id: "42",
  });
  expect(logged).toEqual([]);
});

test("details never replace the status or the code", async () => {
  const response = await fetch(`${server.url}/shipped`);
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ status: 409, code: "conflict", title: "It is on its way" });
});

test("an unexpected failure tells the client nothing and the log everything", async () => {
  const response = await fetch(`${server.url}/broken`);
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain("ECONNREFUSED");
  expect(logged).toHaveLength(1);
  expect((logged[0]?.err as Error).cause).toBeInstanceOf(Error);
});

test("a malformed body is the client's mistake", async () => {
  const response = await fetch(`${server.url}/echo`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{",
  });
  expect(response.status).toBe(400);
  expect(logged).toEqual([]);
});

test("a failure after the first byte cuts the connection instead of faking a good end", async () => {
  const response = await fetch(`${server.url}/half`);
  await expect(response.text()).rejects.toThrow();
  expect(logged).toHaveLength(1);
});

test("subclasses stay recognisable and keep their cause", () => {
  const cause = new Error("duplicate key");
  const error = new ConflictError("email is taken", { cause, details: { field: "email" } });
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ status: 409, cause, details: { field: "email" } });
});
