import { Router, type RequestHandler } from "express";
import { z } from "zod";
import { principalOf, type Principal } from "../auth-middleware/require-auth.ts";
import { AppError, ConflictError, NotFoundError } from "../error-handling/errors.ts";

export interface Order {
  id: string;
  customerId: string;
  status: "open" | "cancelled" | "shipped";
  note: string | null;
}

export interface Cancellation {
  orderId: string;
  reason: string;
}

/** The orders that one caller may see. Others don't exist in it, so no route can forget to check. */
export interface Orders {
  listOf(customerId: string): Promise<Order[]>;
  find(id: string): Promise<Order | undefined>;
  /** Inserts, or returns the equal order of the first time. Any other order that has this id is "taken". */
  put(
    order: Pick<Order, "id" | "customerId" | "note">,
  ): Promise<{ order: Order; created: boolean } | "taken">;
  patch(id: string, changes: { note: string | null }): Promise<Order | undefined>;
  cancel(cancellation: Cancellation): Promise<"cancelled" | "already shipped">;
}

const id = z.uuid();
const newOrder = z.strictObject({ customerId: z.uuid(), note: z.string().max(500).nullable().default(null) });
// JSON Merge Patch (RFC 7396): absent leaves the member alone, null removes it.
const changes = z.strictObject({ note: z.string().max(500).nullable() });
const cancellation = z.strictObject({ reason: z.string().min(1).max(500) });

export function orderRoutes(ordersOf: (caller: Principal) => Orders, requireAuth: RequestHandler): Router {
  const routes = Router();
  routes.use(requireAuth);

  routes.get("/customers/:customerId/orders", async (request, response) => {
    const orders = ordersOf(principalOf(request));
    response.json({ data: await orders.listOf(valid(id, request.params.customerId)) });
  });

  routes.get("/orders/:id", async (request, response) => {
    const orders = ordersOf(principalOf(request));
    response.json(await existing(orders, valid(id, request.params.id)));
  });

  // The client names the resource, so a repeated request finds it instead of ordering twice.
  routes.put("/orders/:id", async (request, response) => {
    const input = valid(newOrder, request.body);
    const orders = ordersOf(principalOf(request));
    const outcome = await orders.put({ id: valid(id, request.params.id), ...input });
    if (outcome === "taken") throw new ConflictError("Another order has this id");
    response.status(outcome.created ? 201 : 200).json(outcome.order);
  });

  routes.patch("/orders/:id", async (request, response) => {
    const orderId = valid(id, request.params.id);
    const order = await ordersOf(principalOf(request)).patch(orderId, valid(changes, request.body));
    if (!order) throw new NotFoundError("order", orderId);
    response.json(order);
  });

  // "Cancel" is something that can exist: it has a reason, a time, an author, and its own permissions.
  routes.put("/orders/:id/cancellation", async (request, response) => {
    const orders = ordersOf(principalOf(request));
    const order = await existing(orders, valid(id, request.params.id));
    const { reason } = valid(cancellation, request.body);
    const outcome = await orders.cancel({ orderId: order.id, reason });
    if (outcome === "already shipped") throw new ConflictError("A shipped order can't be cancelled");
    response.json({ orderId: order.id, reason });
  });

  return routes;
}

async function existing(orders: Orders, orderId: string): Promise<Order> {
  const order = await orders.find(orderId);
  if (!order) throw new NotFoundError("order", orderId);
  return order;
}

function valid<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (!result.success)
    throw new AppError(422, "invalid", z.prettifyError(result.error), { cause: result.error });
  return result.data;
}
