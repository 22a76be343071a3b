import { neon, Pool, type NeonQueryFunction } from "@neondatabase/serverless";

const sql = neon(process.env.DATABASE_URL!);
const pool = new Pool();

export async function read(id: number) {
  await sql`select id from users where id = ${id}`; //=> sql - many
  await sql("select id from users where id = $1", [id]); //=> sql - many
  await sql.query("select id from users where id = $1", [id]); //=> sql - many
  await sql`select ${sql.unsafe("id")} from users ${sql`where id = ${id}`}`; //=> sql - many
  await sql.transaction([sql`select 1`, sql`select 2`]); //=> none
  await sql.transaction((inner) => [inner`select 1`]); //=> none
  await pool.query("select 1"); //=> sql - many
}

export const inside = (query: NeonQueryFunction<false, false>) => query`select 1`; //=> sql - many
