import { pool } from "@/lib/pool";

export interface StockLevel {
  sku: string;
  stock: number;
}

/** Writes the warehouse's stock levels to the products it knows. */
export async function syncInventory(levels: StockLevel[]): Promise<{ unknown: string[] }> {
  const unknown: string[] = [];
  for (const level of levels) {
    const { rows } = await pool.query<{ id: string }>("SELECT * FROM products WHERE sku = $1", [level.sku]);
    const [product] = rows;
    if (!product) {
      unknown.push(level.sku);
      continue;
    }
    await pool.query("UPDATE products SET stock = $1 WHERE id = $2", [level.stock, product.id]);
  }
  return { unknown };
}
