import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRequireAuth, type Principal } from "../auth-middleware/require-auth.ts";
import { errorHandler } from "../error-handling/error-handler.ts";
import { serve, type TestServer } from "../testing/http.ts";
import { invoiceRoutes, type Invoices } from "./invoice-routes.ts";
import { hasPermission, type Invoice, type Permission } from "./permissions.ts";

const callers: Record<string, Principal> = {
  member: { userId: "mia", roles: ["member"] },
  approver: { userId: "ann", roles: ["approver"] },
  author: { userId: "ava", roles: ["member", "approver"] },
  stranger: { userId: "sam", roles: ["approver"] },
};
const invoice: Invoice = { id: "1", tenantId: "acme", createdBy: "ava", status: "draft" };
const approved = new Set<string>();
const acme = ["mia", "ann", "ava"];
const invoices: Invoices = {
  findFor: async (userId, id) => (id === invoice.id && acme.includes(userId) ? invoice : undefined),
  approve: async (id) => {
    if (approved.has(id)) return undefined;
    approved.add(id);
    return { ...invoice, status: "approved" };
  },
};
let server: TestServer;

beforeAll(async () => {
  const app = express();
  app.use(
    invoiceRoutes(
      invoices,
      createRequireAuth(async (token) => callers[token]),
    ),
  );
  app.use(errorHandler({ error: () => {} }));
  server = await serve(app);
});
afterAll(() => server.stop());

async function approve(caller: string | undefined): Promise<number> {
  const headers: Record<string, string> = caller === undefined ? {} : { authorization: `Bearer ${caller}` };
  return (await fetch(`${server.url}/invoices/1/approval`, { method: "POST", headers })).status;
}

test.for<[string | undefined, number, string]>([
  [undefined, 401, "nobody"],
  ["member", 403, "somebody without the permission"],
  ["author", 403, "the author of the invoice"],
  ["stranger", 404, "an approver of another tenant, who must not learn that it exists"],
  ["approver", 200, "an approver of the tenant"],
])("%s gets %i: %s", async ([caller, status]) => {
  expect(await approve(caller)).toBe(status);
});

test("what was approved meanwhile is not approved again", async () => {
  approved.clear();
  expect(await Promise.all([approve("approver"), approve("approver")])).toEqual([200, 409]);
});

test.for<[string[], Permission, boolean]>([
  [["admin"], "user:manage", true],
  [["admin"], "invoice:approve", false],
  [["member", "approver"], "invoice:approve", true],
  [["Admin"], "user:manage", false],
  [["constructor"], "invoice:read", false],
  [[], "invoice:read", false],
])("%j %s: %s", ([roles, permission, granted]) => {
  expect(hasPermission({ userId: "u", roles }, permission)).toBe(granted);
});
