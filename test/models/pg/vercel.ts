import { createClient, createPool, db, sql } from "@vercel/postgres";
import type { VercelClient, VercelPool, VercelPoolClient } from "@vercel/postgres";

const pool = createPool();

export async function read(id: number) {
  await sql`select id from users where id = ${id}`; //=> sql - many
  await sql.query("select 1"); //=> sql - many
  await db.sql`select 1`; //=> sql - many
  await pool.sql`select 1`; //=> sql - many
  const connection = await db.connect();
  await connection.sql`select 1`; //=> sql - many
  const client = createClient();
  await client.query("select 1"); //=> sql - many
}

export const inPool = (given: VercelPool) => given.sql`select 1`; //=> sql - many
export const inClient = (given: VercelClient) => given.sql`select 1`; //=> sql - many
export const inPoolClient = (given: VercelPoolClient) => given.sql`select 1`; //=> sql - many
