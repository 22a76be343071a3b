import { randomUUID } from "node:crypto";
import express from "express";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { errorHandler } from "../error-handling/error-handler.ts";
import { json, serve, type TestServer } from "../testing/http.ts";
import { orderRoutes, type Order, type Orders } from "./order-routes.ts";

const rows = new Map<string, Order>();
const orders: Orders = {
  listOf: async (customerId) => [...rows.values()].filter((order) => order.customerId === customerId),
  find: async (id) => rows.get(id),
  put: async (input) => {
    const known = rows.get(input.id);
    if (known) return { order: known, created: false };
    const order: Order = { ...input, status: "open" };
    rows.set(order.id, order);
    return { order, created: true };
  },
  patch: async (id, { note }) => {
    const order = rows.get(id);
    return order && Object.assign(order, { note });
  },
  cancel: async ({ orderId }) => {
    const order = rows.get(orderId);
    if (order?.status === "shipped") return "already shipped";
    if (order) order.status = "cancelled";
    return "cancelled";
  },
};

const customerId = randomUUID();
let server: TestServer;

beforeAll(async () => {
  const app = express();
  app.use(express.json());
  app.use(orderRoutes(orders, (_request, _response, next) => next()));
  app.use(errorHandler({ error: () => {} }));
  server = await serve(app);
});
beforeEach(() => rows.clear());
afterAll(() => server.stop());

async function put(path: string, body: unknown): Promise<number> {
  return (await fetch(server.url + path, json("PUT", body))).status;
}

test("a repeated creation finds the first one", async () => {
  const path = `/orders/${randomUUID()}`;
  expect(await put(path, { customerId })).toBe(201);
  expect(await put(path, { customerId })).toBe(200);
  expect(rows.size).toBe(1);
});

test("a sub-collection lists what belongs to its parent", async () => {
  await put(`/orders/${randomUUID()}`, { customerId });
  await put(`/orders/${randomUUID()}`, { customerId: randomUUID() });
  const response = await fetch(`${server.url}/customers/${customerId}/orders`);
  expect(((await response.json()) as { data: Order[] }).data).toHaveLength(1);
});

test("a merge patch sets null apart from absent, and refuses members it doesn't know", async () => {
  const path = `/orders/${randomUUID()}`;
  await put(path, { customerId, note: "ring twice" });
  const cleared = await fetch(server.url + path, json("PATCH", { note: null }));
  expect(await cleared.json()).toMatchObject({ note: null, status: "open" });
  const smuggled = await fetch(server.url + path, json("PATCH", { note: "x", status: "shipped" }));
  expect(smuggled.status).toBe(422);
});

test("an action is a resource of its own: repeatable, and refused in the wrong state", async () => {
  const id = randomUUID();
  await put(`/orders/${id}`, { customerId });
  expect(await put(`/orders/${id}/cancellation`, { reason: "wrong size" })).toBe(200);
  expect(await put(`/orders/${id}/cancellation`, { reason: "wrong size" })).toBe(200);
  const shipped = rows.get(id);
  if (shipped) shipped.status = "shipped";
  expect(await put(`/orders/${id}/cancellation`, { reason: "too late" })).toBe(409);
});

test("an id that is none never reaches the store", async () => {
  expect((await fetch(`${server.url}/orders/42`)).status).toBe(422);
});
