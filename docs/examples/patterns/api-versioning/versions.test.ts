import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { errorHandler } from "../error-handling/error-handler.ts";
import { serve, type TestServer } from "../testing/http.ts";
import { apiVersion, invoiceFor, type Invoice } from "./versions.ts";

const invoice: Invoice = { id: "1", total: { amount: 1999, currency: "EUR" }, lines: [{ title: "Book" }] };
let server: TestServer;

beforeAll(async () => {
  const app = express();
  app.use(apiVersion);
  app.get("/invoices/1", (_request, response) => {
    response.json(invoiceFor(response.locals.apiVersion as string, invoice));
  });
  app.use(errorHandler({ error: () => {} }));
  server = await serve(app);
});
afterAll(() => server.stop());

function get(version?: string): Promise<Response> {
  return fetch(`${server.url}/invoices/1`, {
    headers: version === undefined ? {} : { "Api-Version": version },
  });
}

test("the newest version is what handlers produce", async () => {
  expect(await (await get("2026-03-01")).json()).toEqual(invoice);
});

test("each older version is one step from its successor", async () => {
  expect(await (await get("2025-09-15")).json()).toEqual({
    id: "1",
    total: { amount: 1999, currency: "EUR" },
    items: [{ title: "Book" }],
  });
  expect(await (await get("2025-02-01")).json()).toEqual({
    id: "1",
    total: 19.99,
    items: [{ title: "Book" }],
  });
});

test("callers that say nothing stay where they were, and are told how long", async () => {
  const response = await get();
  expect(response.headers.get("api-version")).toBe("2025-02-01");
  expect(response.headers.get("deprecation")).toBe("@1772323200");
  expect(response.headers.get("sunset")).toBe("Mon, 01 Mar 2027 00:00:00 GMT");
  expect(response.headers.get("link")).toContain('rel="deprecation"');
});

test("caches keep versions apart", async () => {
  expect((await get("2026-03-01")).headers.get("vary")).toContain("Api-Version");
});

test("a version that never was is refused by name", async () => {
  const response = await get("2026-13-01");
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: "unknown_version" });
});
