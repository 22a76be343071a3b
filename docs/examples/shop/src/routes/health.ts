import { Router } from "express";
import { pool } from "@/lib/pool";

export const healthRoutes = Router();

healthRoutes.get("/", async (_request, response) => {
  await pool.query("SELECT 1");
  response.json({ ok: true });
});
