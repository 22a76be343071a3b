import { prisma } from "@/lib/db";
import { NotFoundError } from "@/lib/errors";
import { productRepository } from "@/repositories/product-repository";
import { reviewRepository } from "@/repositories/review-repository";

/** The shop window: the newest products, each with its ratings. */
export async function listShopWindow() {
  const products = await productRepository.listNewest(24);
  return Promise.all(
    products.map(async (product) => ({
      ...product,
      ratings: await prisma.review.findMany({
        where: { productId: product.id },
        select: { rating: true },
        orderBy: { createdAt: "desc" },
      }),
    })),
  );
}

export async function getProduct(id: string) {
  const product = await productRepository.findDetails(id);
  if (!product) throw new NotFoundError(`There is no product ${id}`);
  return { ...product, reviews: await reviewRepository.listOfProduct(id) };
}

/** The skus that a search offers as completions. */
export async function listSkusInStock(): Promise<string[]> {
  const products = await prisma.product.findMany({ where: { stock: { gt: 0 } }, take: 500 });
  return products.map((product) => product.sku);
}
