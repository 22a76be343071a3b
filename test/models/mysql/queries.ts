import { connect, type Client, type Connection as HttpConnection } from "@planetscale/database";
import mysql, {
  createPool,
  type Connection,
  type Pool,
  type PoolCluster,
  type PoolConnection,
} from "mysql2/promise";

const pool = createPool({ host: "db" });
const cluster = mysql.createPoolCluster();

export async function read(id: number) {
  const [rows] = await pool.query("select id from users where id = ?", [id]); //=> sql - many
  await pool.execute("select id from users where id = ?", [id]); //=> sql - many
  await cluster.of("replica*").query("select 1"); //=> sql - many
  const connection = await mysql.createConnection({});
  await connection.promise().query("select 1"); //=> sql - many
  const prepared = await connection.prepare("select id from users where id = ?"); //=> none
  await prepared.execute([id]); //=> sql - many
  await prepared.close(); //=> none
  return rows;
}

export async function together(id: number) {
  const connection = await pool.getConnection();
  await connection.beginTransaction(); //=> none
  await remove(connection, id);
  await connection.batch("insert into users values (?)", [[1], [2]]); //=> sql - none bulk
  await connection.commit(); //=> none
  connection.release(); //=> none
}

const remove = (connection: PoolConnection, id: number) =>
  connection.query("delete from users where id = ?", [id]); //=> sql - many

export const types = {
  a: (given: Connection) => given.query("select 1"), //=> sql - many
  b: (given: Pool) => given.query("select 1"), //=> sql - many
  c: (given: PoolCluster) => given.of("x").query("select 1"), //=> sql - many
  d: (given: Client) => given.execute("select 1"), //=> sql - many
  e: (given: HttpConnection) => given.execute("select 1"), //=> sql - many
};

export async function overHttp(id: number) {
  const client = connect({ url: process.env.DATABASE_URL });
  await client.execute("select id from users where id = ?", [id]); //=> sql - many
  await client.connection().transaction(async (tx) => {
    await tx.execute("delete from users where id = ?", [id]); //=> sql - many
  });
}
