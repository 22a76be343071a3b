import { Router } from "express";
import { z } from "zod";
import { withAuth } from "@/lib/auth";
import { parseBody } from "@/middleware/parse-body";
import { getCustomer, renameCustomer } from "@/services/customer-service";

export const customerRoutes = Router();

customerRoutes.get(
  "/me",
  withAuth(async (_request, response, user) => {
    response.json(await getCustomer(user.id));
  }),
);

customerRoutes.patch(
  "/me",
  withAuth(async (request, response, user) => {
    const { name } = parseBody(z.object({ name: z.string().min(1) }), request);
    response.json(await renameCustomer(user.id, name));
  }),
);
