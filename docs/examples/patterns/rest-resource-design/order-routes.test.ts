import { randomUUID } from "node:crypto";
import express from "express";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createRequireAuth, type Principal } from "../auth-middleware/require-auth.ts";
import { errorHandler } from "../error-handling/error-handler.ts";
import { json, serve, type TestServer } from "../testing/http.ts";
import { orderRoutes, type Order, type Orders } from "./order-routes.ts";

const rows = new Map<string, Order & { owner: string }>();

function ordersOf({ userId: owner }: Principal): Orders {
  const own = (id: string) => [rows.get(id)].find((order) => order?.owner === owner);
  return {
    listOf: async (customerId) =>
      [...rows.values()].filter((order) => order.owner === owner && order.customerId === customerId),
    find: async (id) => own(id),
    put: async (input) => {
      const known = rows.get(input.id);
      const same =
        known?.owner === owner && known.customerId === input.customerId && known.note === input.note;
      if (known) return same ? { order: known, created: false } : "taken";
      const order = { ...input, status: "open", owner } as const;
      rows.set(order.id, { ...order });
      return { order, created: true };
    },
    patch: async (id, { note }) => {
      const order = own(id);
      return order && Object.assign(order, { note });
    },
    cancel: async ({ orderId }) => {
      const order = own(orderId);
      if (order?.status === "shipped") return "already shipped";
      if (order) order.status = "cancelled";
      return "cancelled";
    },
  };
}

const customerId = randomUUID();
let server: TestServer;

beforeAll(async () => {
  const app = express();
  app.use(express.json());
  const requireAuth = createRequireAuth(async (token) => ({ userId: token, roles: [] }));
  app.use(orderRoutes(ordersOf, requireAuth));
  app.use(errorHandler({ error: () => {} }));
  server = await serve(app);
});
beforeEach(() => rows.clear());
afterAll(() => server.stop());

function as(caller: string, request: RequestInit = {}): RequestInit {
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${caller}` } };
}

async function put(path: string, body: unknown, caller = "ada"): Promise<number> {
  return (await fetch(server.url + path, as(caller, json("PUT", body)))).status;
}

test("what belongs to somebody else can't be read, changed, cancelled or taken over", async () => {
  const path = `/orders/${randomUUID()}`;
  await put(path, { customerId, note: "ring twice" });
  const statuses = await Promise.all(
    [
      fetch(server.url + path, as("mallory")),
      fetch(server.url + path, as("mallory", json("PATCH", { note: null }))),
      fetch(`${server.url}${path}/cancellation`, as("mallory", json("PUT", { reason: "spite" }))),
      fetch(server.url + path, as("mallory", json("PUT", { customerId }))),
    ].map(async (response) => (await response).status),
  );
  expect(statuses).toEqual([404, 404, 404, 409]);
  const list = await fetch(`${server.url}/customers/${customerId}/orders`, as("mallory"));
  expect(await list.json()).toEqual({ data: [] });
  expect(await (await fetch(server.url + path, as("ada"))).json()).toMatchObject({ note: "ring twice" });
});

test("a repeated creation finds the first one", async () => {
  const path = `/orders/${randomUUID()}`;
  expect(await put(path, { customerId })).toBe(201);
  expect(await put(path, { customerId })).toBe(200);
  expect(await put(path, { customerId, note: "and milk" })).toBe(409);
  expect(rows.size).toBe(1);
});

test("a sub-collection lists what belongs to its parent", async () => {
  await put(`/orders/${randomUUID()}`, { customerId });
  await put(`/orders/${randomUUID()}`, { customerId: randomUUID() });
  const response = await fetch(`${server.url}/customers/${customerId}/orders`, as("ada"));
  expect(((await response.json()) as { data: Order[] }).data).toHaveLength(1);
});

test("a merge patch sets null apart from absent, and refuses members it doesn't know", async () => {
  const path = `/orders/${randomUUID()}`;
  await put(path, { customerId, note: "ring twice" });
  const cleared = await fetch(server.url + path, as("ada", json("PATCH", { note: null })));
  expect(await cleared.json()).toMatchObject({ note: null, status: "open" });
  const smuggled = await fetch(server.url + path, as("ada", json("PATCH", { note: "x", status: "shipped" })));
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
  expect((await fetch(`${server.url}/orders/42`, as("ada"))).status).toBe(422);
});
