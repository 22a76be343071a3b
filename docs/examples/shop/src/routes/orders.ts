import { Router, type Request } from "express";
import { z } from "zod";
import { requireUser, type SignedInUser } from "@/lib/auth";
import { UnauthorizedError } from "@/lib/errors";
import { parseBody } from "@/middleware/parse-body";
import { orderRepository } from "@/repositories/order-repository";
import { getOrder, placeOrder } from "@/services/order-service";
import { charge } from "@/services/payment-service";

const cart = z.object({
  lines: z
    .array(z.object({ productId: z.uuid(), quantity: z.int().positive() }))
    .min(1)
    .max(100),
});

export const orderRoutes = Router();

orderRoutes.use(requireUser);

orderRoutes.get("/", async (request, response) => {
  response.json(await orderRepository.listOfCustomer(userOf(request).id));
});

orderRoutes.get("/:id", async (request, response) => {
  response.json(await getOrder(request.params.id, userOf(request).id));
});

orderRoutes.post("/", async (request, response) => {
  const { lines } = parseBody(cart, request);
  response.status(201).json(await placeOrder(userOf(request).id, lines));
});

orderRoutes.post("/:id/payment", async (request, response) => {
  const order = await getOrder(request.params.id, userOf(request).id);
  response.status(202).json({ chargeId: await charge(order.id, order.totalCents) });
});

function userOf(request: Request): SignedInUser {
  if (!request.user) throw new UnauthorizedError();
  return request.user;
}
