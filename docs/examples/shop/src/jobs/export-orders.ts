import { pool } from "@/lib/pool";

interface ExportedOrder {
  id: string;
  total_cents: number;
}

const pageSize = 500;
const batchSize = 200;

/** Every order, page by page: each page starts where the last one ended. */
export async function* exportOrders(): AsyncGenerator<ExportedOrder[]> {
  let after = "";
  while (true) {
    const { rows } = await pool.query<ExportedOrder>(
      "SELECT id, total_cents FROM orders WHERE id > $1 ORDER BY id LIMIT $2",
      [after, pageSize],
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.id;
  }
}

/** Marks orders as exported, two hundred at a time. */
export async function markExported(ids: string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += batchSize) {
    await pool.query("UPDATE orders SET exported = true WHERE id = ANY($1)", [
      ids.slice(start, start + batchSize),
    ]);
  }
}

export async function countOrders(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const status of ["pending", "paid"]) {
    const { rows } = await pool.query<{ total: number }>(
      "SELECT COUNT(*)::int AS total FROM orders WHERE status = $1 AND EXISTS (SELECT * FROM order_items WHERE order_id = orders.id)",
      [status],
    );
    counts[status] = rows[0]?.total ?? 0;
  }
  return counts;
}
