import { readFile } from "node:fs/promises";
import { z } from "zod";
import { logger } from "@/lib/logger";
import { bestDays } from "@/reporting/sales-report";
import { countOrders, exportOrders, markExported } from "@/jobs/export-orders";
import { syncInventory } from "@/jobs/sync-inventory";

const stockFile = z.array(z.object({ sku: z.string(), stock: z.int() }));

const jobs = {
  async "sync-inventory"([file = "stock.json"]: string[]) {
    const { unknown } = await syncInventory(stockFile.parse(JSON.parse(await readFile(file, "utf8"))));
    logger.info("inventory synced", { unknown: unknown.length });
  },
  async "export-orders"() {
    for await (const page of exportOrders()) {
      process.stdout.write(`${page.map((order) => `${order.id},${order.total_cents}`).join("\n")}\n`);
      await markExported(page.map((order) => order.id));
    }
  },
  async "daily-summary"() {
    logger.info("orders", await countOrders());
    for (const { day, revenueCents } of await bestDays()) logger.info("a best day", { day, revenueCents });
  },
};

const [name = "", ...parameters] = process.argv.slice(2);
const job = Object.entries(jobs).find(([key]) => key === name)?.[1];
if (!job) throw new Error(`There is no job "${name}"`);
await job(parameters);
