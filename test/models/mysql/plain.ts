import {
  createConnection,
  createPoolCluster,
  type Connection,
  type Pool,
  type PoolCluster,
  type PoolConnection,
} from "mariadb";

export async function read(pool: Pool, cluster: PoolCluster, id: number) {
  const connection = await createConnection({ host: "db" });
  const rows = await connection.query("select id from users where id = ?", [id]); //=> sql - many
  await connection.execute("select id from users where id = ?", [id]); //=> sql - many
  await pool.query("select 1"); //=> sql - many
  await cluster.of("replica*").query("select 1"); //=> sql - many
  await createPoolCluster().of("replica*").query("select 1"); //=> sql - many
  return rows;
}

export async function both(connection: Connection, pooled: PoolConnection) {
  await connection.query("select 1"); //=> sql - many
  await pooled.query("select 1"); //=> sql - many
}
