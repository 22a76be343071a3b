import { prisma } from "@/lib/db";

const priced = { id: true, name: true, priceCents: true, stock: true } as const;

export class ProductRepository {
  findById(id: string) {
    return prisma.product.findUnique({ where: { id }, select: priced });
  }

  findByIds(ids: string[]) {
    return prisma.product.findMany({ where: { id: { in: ids } }, select: priced });
  }

  findDetails(id: string) {
    return prisma.product.findUnique({ where: { id } });
  }

  listNewest(limit: number) {
    return prisma.product.findMany({ select: priced, orderBy: { updatedAt: "desc" }, take: limit });
  }

  // Prisma answers lookups of one tick with a single statement, so this is one query for the whole list.
  findTeasers(ids: string[]) {
    return Promise.all(
      ids.map((id) => prisma.product.findUnique({ where: { id }, select: { id: true, name: true } })),
    );
  }
}

export const productRepository = new ProductRepository();
