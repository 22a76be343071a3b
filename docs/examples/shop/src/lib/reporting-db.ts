import { drizzle } from "drizzle-orm/node-postgres";
import { pool } from "@/lib/pool";
import * as schema from "@/reporting/schema";

export const reportingDb = drizzle(pool, { schema });
