import { createHmac, timingSafeEqual } from "node:crypto";
import express, { Router } from "express";
import { z } from "zod";
import { env } from "@/lib/env";
import { UnauthorizedError } from "@/lib/errors";
import { settle } from "@/services/payment-service";

const event = z.object({ type: z.string(), orderId: z.uuid() });

export const webhookRoutes = Router();

webhookRoutes.post("/payments", express.raw({ type: "application/json" }), async (request, response) => {
  const body = request.body as Buffer;
  verifySignature(body, request.get("x-signature"));
  const { type, orderId } = event.parse(JSON.parse(body.toString("utf8")));
  if (type === "charge.succeeded") await settle(orderId);
  response.status(202).end();
});

function verifySignature(body: Buffer, signature = ""): void {
  const expected = createHmac("sha256", env.PAYMENTS_WEBHOOK_SECRET).update(body).digest();
  const given = Buffer.from(signature, "hex");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new UnauthorizedError("The signature does not match");
  }
}
