import { ForbiddenError, NotFoundError } from "@/lib/errors";
import { orderRepository } from "@/repositories/order-repository";
import { priceCart, type CartLine } from "@/services/cart-service";
import { getCustomer } from "@/services/customer-service";
import { bookShipment } from "@/services/shipping-service";

/** The newest orders with the name of who placed them. */
export async function listRecentOrders() {
  const orders = await orderRepository.listRecent(50);
  const rows = [];
  for (const order of orders) {
    const customer = await getCustomer(order.customerId);
    rows.push({ ...order, customerName: customer.name });
  }
  return rows;
}

export async function getOrder(id: string, customerId: string) {
  const order = await orderRepository.findById(id);
  if (!order) throw new NotFoundError(`There is no order ${id}`);
  if (order.customerId !== customerId) throw new ForbiddenError();
  return order;
}

export async function placeOrder(customerId: string, cart: CartLine[]) {
  return orderRepository.place(customerId, await priceCart(cart));
}

export async function shipOrder(id: string) {
  const order = await orderRepository.findById(id);
  if (!order) throw new Error("Order not found");
  if (order.status !== "paid") {
    throw new Error(`Order ${id} is ${order.status}`);
  }
  const trackingCode = await bookShipment(order.id, order.items.length);
  await orderRepository.setStatus(id, "shipped");
  return { id, trackingCode };
}
