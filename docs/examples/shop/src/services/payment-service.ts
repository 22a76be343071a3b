import { setTimeout as sleep } from "node:timers/promises";
import { env } from "@/lib/env";
import { UpstreamError } from "@/lib/errors";
import { logger } from "@/lib/logger";
import { retry } from "@/lib/retry";
import { orderRepository } from "@/repositories/order-repository";

async function postCharge(orderId: string, amountCents: number): Promise<string> {
  const response = await fetch(`${env.PAYMENTS_URL}/charges`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": orderId },
    body: JSON.stringify({ amountCents }),
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new UpstreamError(`The payment provider answered ${response.status}`);
  const charge = (await response.json()) as { id: string };
  return charge.id;
}

export function charge(orderId: string, amountCents: number): Promise<string> {
  return retry(() => postCharge(orderId, amountCents), { attempts: 3 });
}

/** Marks an order as paid after the provider's call. */
export async function settle(orderId: string): Promise<void> {
  while (true) {
    try {
      await orderRepository.setStatus(orderId, "paid");
      return;
    } catch (error) {
      logger.warn("settling failed, trying again", { orderId, cause: String(error) });
      await sleep(500);
    }
  }
}
