import { Pool } from "pg";
import { env } from "@/lib/env";

export const pool = new Pool({ connectionString: env.DATABASE_URL, max: 10 });
