import { beforeEach, expect, test } from "vitest";
import { AppError } from "../error-handling/errors.ts";
import { createPlaceOrder, type Order, type OrderStore, type Product } from "./place-order.ts";

interface State {
  products: Product[];
  orders: Order[];
  events: unknown[];
}

let state: State;

beforeEach(() => {
  state = {
    products: [
      { id: "tea", priceInCents: 450, stock: 3 },
      { id: "cup", priceInCents: 1_200, stock: 1 },
    ],
    orders: [],
    events: [],
  };
});

// A store that forgets everything when the work fails, as a transaction does.
const placeOrder = createPlaceOrder({
  inTransaction: async (work) => {
    const draft = structuredClone(state);
    const result = await work(storeOf(draft));
    state = draft;
    return result;
  },
});

function storeOf(draft: State): OrderStore {
  return {
    productsForUpdate: async (ids) => draft.products.filter(({ id }) => ids.includes(id)),
    takeFromStock: async (lines) => {
      draft.products = draft.products.map((product) => {
        const taken = lines.find(({ productId }) => productId === product.id)?.quantity ?? 0;
        return { ...product, stock: product.stock - taken };
      });
    },
    addOrder: async (order) => {
      const added = { id: String(draft.orders.length + 1), ...order };
      draft.orders.push(added);
      return added;
    },
    enqueue: async (event) => {
      if (state.events.length >= 1) throw new Error("the event table is full");
      draft.events.push(event);
    },
  };
}

test("an order fixes prices, takes stock and leaves an event", async () => {
  const order = await placeOrder({
    customerId: "ada",
    lines: [
      { productId: "tea", quantity: 2 },
      { productId: "cup", quantity: 1 },
    ],
  });
  expect(order.totalInCents).toBe(2_100);
  expect(state.products.map(({ stock }) => stock)).toEqual([1, 0]);
  expect(state.events).toEqual([{ type: "order.placed", orderId: "1" }]);
});

test("lines of one product are counted together", async () => {
  const lines = [
    { productId: "tea", quantity: 2 },
    { productId: "tea", quantity: 2 },
  ];
  await expect(placeOrder({ customerId: "ada", lines })).rejects.toMatchObject({ code: "conflict" });
});

test.for<[string, { productId: string; quantity: number }[], string]>([
  ["nothing", [], "line_count"],
  ["an unknown product", [{ productId: "sofa", quantity: 1 }], "not_found"],
  ["more than there is", [{ productId: "cup", quantity: 2 }], "conflict"],
])("ordering %s is refused and changes nothing", async ([, lines, code]) => {
  const before = structuredClone(state);
  const outcome = placeOrder({ customerId: "ada", lines });
  await expect(outcome).rejects.toThrow(AppError);
  await expect(outcome).rejects.toMatchObject({ code });
  expect(state).toEqual(before);
});

test("a failure at the last step takes back the first", async () => {
  const lines = [{ productId: "tea", quantity: 1 }];
  await placeOrder({ customerId: "ada", lines });
  await expect(placeOrder({ customerId: "ada", lines })).rejects.toThrow("full");
  expect(state.products[0]?.stock).toBe(2);
  expect(state.orders).toHaveLength(1);
});
