import { prisma } from "@/lib/db";

export interface NewOrderLine {
  productId: string;
  quantity: number;
  priceCents: number;
}

export const orderRepository = {
  findById(id: string) {
    return prisma.order.findUnique({ where: { id }, include: { items: true } });
  },

  listRecent(limit: number) {
    return prisma.order.findMany({
      select: { id: true, customerId: true, status: true, totalCents: true },
      orderBy: { createdAt: "desc" },
      take: limit,
    });
  },

  listOfCustomer(customerId: string) {
    return prisma.order.findMany({
      where: { customerId },
      select: { id: true, status: true, totalCents: true },
      orderBy: { createdAt: "desc" },
      take: 100,
    });
  },

  async place(customerId: string, lines: NewOrderLine[]) {
    const totalCents = lines.reduce((sum, line) => sum + line.priceCents * line.quantity, 0);
    return prisma.$transaction(async (tx) => {
      const order = await tx.order.create({ data: { customerId, totalCents }, select: { id: true } });
      for (const line of lines) {
        await tx.orderItem.create({ data: { ...line, orderId: order.id } });
      }
      return order;
    });
  },

  setStatus(id: string, status: string) {
    return prisma.order.update({ where: { id }, data: { status }, select: { id: true, status: true } });
  },
};
