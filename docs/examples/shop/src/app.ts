import express, { type Express } from "express";
import { errorHandler } from "@/middleware/error-handler";
import { adminRoutes } from "@/routes/admin";
import { customerRoutes } from "@/routes/customers";
import { healthRoutes } from "@/routes/health";
import { orderRoutes } from "@/routes/orders";
import { productRoutes } from "@/routes/products";
import { sessionRoutes } from "@/routes/sessions";
import { webhookRoutes } from "@/routes/webhooks";

export function createApp(): Express {
  const app = express();
  app.use("/webhooks", webhookRoutes);
  app.use(express.json());
  app.use("/health", healthRoutes);
  app.use("/sessions", sessionRoutes);
  app.use("/customers", customerRoutes);
  app.use("/orders", orderRoutes);
  app.use("/products", productRoutes);
  app.use("/admin", adminRoutes);
  app.use(errorHandler);
  return app;
}
