import { date, integer, pgTable, serial, text } from "drizzle-orm/pg-core";

export const regions = pgTable("regions", {
  id: serial("id").primaryKey(),
  name: text("name").notNull(),
  currency: text("currency").notNull(),
});

export const dailySales = pgTable("daily_sales", {
  id: serial("id").primaryKey(),
  regionId: integer("region_id").notNull(),
  day: date("day").notNull(),
  orders: integer("orders").notNull(),
  revenueCents: integer("revenue_cents").notNull(),
  refundsCents: integer("refunds_cents").notNull(),
});
