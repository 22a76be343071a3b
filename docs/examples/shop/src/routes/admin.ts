import { Router } from "express";
import { z } from "zod";
import { requireStaff } from "@/lib/auth";
import { reviewRepository } from "@/repositories/review-repository";
import { salesByRegion } from "@/reporting/sales-report";
import { listRecentOrders, shipOrder } from "@/services/order-service";

export const adminRoutes = Router();

adminRoutes.get("/orders", requireStaff, async (_request, response) => {
  response.json(await listRecentOrders());
});

adminRoutes.post("/orders/:id/shipment", requireStaff, async (request, response) => {
  response.status(201).json(await shipOrder(z.uuid().parse(request.params.id)));
});

adminRoutes.delete("/reviews/:id", async (request, response) => {
  await reviewRepository.remove(z.uuid().parse(request.params.id));
  response.status(204).end();
});

adminRoutes.get("/sales", requireStaff, async (_request, response) => {
  response.json(await salesByRegion());
});
