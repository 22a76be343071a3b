import { prisma } from "@/lib/db";

export const reviewRepository = {
  listOfProduct(productId: string) {
    return prisma.review.findMany({
      where: { productId },
      select: { id: true, rating: true, body: true, customerId: true },
      orderBy: { createdAt: "desc" },
      take: 50,
    });
  },

  findAuthor(id: string) {
    return prisma.review.findUnique({ where: { id }, select: { customerId: true } });
  },

  create(review: { productId: string; customerId: string; rating: number; body: string }) {
    return prisma.review.create({ data: review, select: { id: true } });
  },

  async remove(id: string) {
    await prisma.review.delete({ where: { id } });
  },
};
