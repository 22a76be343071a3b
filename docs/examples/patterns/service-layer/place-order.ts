import { AppError, ConflictError, NotFoundError } from "../error-handling/errors.ts";

export interface Line {
  readonly productId: string;
  readonly quantity: number;
}

export interface Product {
  readonly id: string;
  readonly priceInCents: number;
  readonly stock: number;
}

export interface Order {
  readonly id: string;
  readonly customerId: string;
  readonly lines: readonly (Line & { priceInCents: number })[];
  readonly totalInCents: number;
}

/** What one order needs from the store, all of it inside one transaction. */
export interface OrderStore {
  /** Locks the products' rows, so that their stock can't change before the transaction ends. */
  productsForUpdate(ids: readonly string[]): Promise<Product[]>;
  takeFromStock(lines: readonly Line[]): Promise<void>;
  addOrder(order: Omit<Order, "id">): Promise<Order>;
  /** Kept with the order and sent after the commit: see the outbox in background jobs. */
  enqueue(event: { type: "order.placed"; orderId: string }): Promise<void>;
}

export interface Dependencies {
  /** Runs the work in a transaction: all of it happens, or nothing. */
  inTransaction<Result>(work: (store: OrderStore) => Promise<Result>): Promise<Result>;
}

export interface PlaceOrder {
  readonly customerId: string;
  readonly lines: readonly Line[];
}

const maxLines = 100;

/** A use case: input and output are the program's own, and nothing here knows of HTTP or SQL. */
export function createPlaceOrder({ inTransaction }: Dependencies) {
  return async function placeOrder({ customerId, lines }: PlaceOrder): Promise<Order> {
    if (lines.length === 0 || lines.length > maxLines) {
      throw new AppError(422, "line_count", `An order has between 1 and ${maxLines} lines`);
    }
    const wanted = merge(lines);
    return inTransaction(async (store) => {
      const products = await store.productsForUpdate(wanted.map(({ productId }) => productId));
      const priced = price(wanted, products);
      await store.takeFromStock(wanted);
      const order = await store.addOrder({ customerId, lines: priced, totalInCents: total(priced) });
      await store.enqueue({ type: "order.placed", orderId: order.id });
      return order;
    });
  };
}

/** Two lines of one product are one: checked apart, each would find enough stock for itself. */
function merge(lines: readonly Line[]): Line[] {
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of lines) {
    quantities.set(productId, (quantities.get(productId) ?? 0) + quantity);
  }
  return [...quantities].map(([productId, quantity]) => ({ productId, quantity }));
}

function price(lines: readonly Line[], products: readonly Product[]): Order["lines"] {
  const byId = new Map(products.map((product) => [product.id, product]));
  return lines.map(({ productId, quantity }) => {
    const product = byId.get(productId);
    if (!product) throw new NotFoundError("product", productId);
    if (product.stock < quantity) {
      throw new ConflictError("Not enough in stock", { details: { productId, stock: product.stock } });
    }
    return { productId, quantity, priceInCents: product.priceInCents };
  });
}

function total(lines: Order["lines"]): number {
  return lines.reduce((sum, { quantity, priceInCents }) => sum + quantity * priceInCents, 0);
}
