import { ConflictError, NotFoundError } from "@/lib/errors";
import type { NewOrderLine } from "@/repositories/order-repository";
import { productRepository } from "@/repositories/product-repository";

export interface CartLine {
  productId: string;
  quantity: number;
}

/** Looks up today's price of each line. */
export async function priceCart(lines: CartLine[]): Promise<NewOrderLine[]> {
  const priced: NewOrderLine[] = [];
  for (const line of lines) {
    const product = await productRepository.findById(line.productId);
    if (!product) throw new NotFoundError(`There is no product ${line.productId}`);
    if (product.stock < line.quantity) throw new ConflictError(`${product.name} is sold out`);
    priced.push({ ...line, priceCents: product.priceCents });
  }
  return priced;
}

/** The same for a wish list, with one query: unknown products are left out. */
export async function priceWishList(productIds: string[]) {
  const products = await productRepository.findByIds(productIds);
  const byId = new Map(products.map((product) => [product.id, product]));
  const priced = [];
  for (const id of productIds) {
    const product = byId.get(id);
    if (product) priced.push({ id, name: product.name, priceCents: product.priceCents });
  }
  return priced;
}
