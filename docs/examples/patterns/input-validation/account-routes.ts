import { Router, type RequestHandler } from "express";
import { z } from "zod";
import { parseRequest } from "./validate.ts";

// Strict: a member that isn't listed is an error. `role` can't be smuggled in, and typing errors surface at once.
const signUp = z.strictObject({
  email: z.email().max(254).toLowerCase(),
  name: z.string().trim().min(1).max(100).normalize("NFC"),
  age: z.int().min(16).max(150),
  newsletter: z.boolean().default(false),
  tags: z.array(z.string().max(30)).max(10).default([]),
});

const searchQuery = z.strictObject({
  // Query strings hold text only. z.coerce.boolean() would call "false" true, as JavaScript does.
  active: z.stringbool().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export type SignUp = z.infer<typeof signUp>;

export interface Accounts {
  create(account: SignUp): Promise<{ id: string }>;
  search(filter: { active?: boolean | undefined; limit: number }): Promise<{ id: string }[]>;
}

export function accountRoutes(accounts: Accounts, requireAuth: RequestHandler): Router {
  const routes = Router();
  routes.use(requireAuth);

  routes.post("/accounts", async (request, response) => {
    const { body } = parseRequest(request, { body: signUp });
    const { id } = await accounts.create(body);
    response.status(201).location(`/accounts/${id}`).json({ id });
  });

  routes.get("/accounts", async (request, response) => {
    const { query } = parseRequest(request, { query: searchQuery });
    response.json({ data: await accounts.search(query) });
  });

  return routes;
}
