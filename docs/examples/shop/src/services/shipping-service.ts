import { env } from "@/lib/env";
import { UpstreamError } from "@/lib/errors";

export async function bookShipment(orderId: string, parcels: number): Promise<string> {
  const response = await fetch(`${env.CARRIER_URL}/shipments`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ reference: orderId, parcels }),
  });
  if (!response.ok) throw new UpstreamError(`The carrier answered ${response.status}`);
  const shipment = (await response.json()) as { trackingCode: string };
  return shipment.trackingCode;
}
