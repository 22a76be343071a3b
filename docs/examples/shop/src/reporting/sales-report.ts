import { desc, eq, sql } from "drizzle-orm";
import { reportingDb } from "@/lib/reporting-db";
import { dailySales, regions } from "@/reporting/schema";

export interface RegionSales {
  region: string;
  revenueCents: number;
}

/** Revenue of each region over all days. */
export async function salesByRegion(): Promise<RegionSales[]> {
  const report: RegionSales[] = [];
  for (const region of await reportingDb.select({ id: regions.id, name: regions.name }).from(regions)) {
    const days = await reportingDb.select().from(dailySales).where(eq(dailySales.regionId, region.id));
    report.push({ region: region.name, revenueCents: days.reduce((sum, day) => sum + day.revenueCents, 0) });
  }
  return report;
}

/** The ten best days of the company, computed by the database. */
export function bestDays() {
  return reportingDb
    .select({ day: dailySales.day, revenueCents: sql<number>`sum(${dailySales.revenueCents})::int` })
    .from(dailySales)
    .groupBy(dailySales.day)
    .orderBy(desc(sql`sum(${dailySales.revenueCents})`))
    .limit(10);
}
