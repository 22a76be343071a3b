import pg, { Client, Pool, type ClientBase, type PoolClient } from "pg";
import SeparatePool from "pg-pool";

const pool = new Pool({ connectionString: process.env.DATABASE_URL });
const separate = new SeparatePool();
const native = new pg.native.Pool();
const nativeClient = new pg.native.Client();
const viaNamespace = new pg.Pool();

pool.on("error", () => {
  void viaNamespace.query("select 1"); //=> sql - many
});

export async function read(id: number) {
  await pool.query("select id from users where id = $1", [id]); //=> sql - many
  await pool.query({ text: "select id from users where id = $1", values: [id] }); //=> sql - many
  await separate.query("select 1"); //=> sql - many
  await native.query("select 1"); //=> sql - many
  await nativeClient.query("select 1"); //=> sql - many
  const client = new Client();
  await client.connect(); //=> none
  client.on("notice", () => undefined); //=> none
  await client.query("select 1"); //=> sql - many
  await client.end(); //=> none
}

export async function together(id: number) {
  const client = await pool.connect();
  try {
    await client.query("begin"); //=> sql - many
    await remove(client, id);
    await audit(client, id);
    await client.query("commit"); //=> sql - many
  } finally {
    client.release(); //=> none
  }
}

const remove = (client: PoolClient, id: number) => client.query("delete from users where id = $1", [id]); //=> sql - many
const audit = (client: ClientBase, id: number) => client.query("insert into audit values ($1)", [id]); //=> sql - many

export function callbacks() {
  pool.connect((error, client, release) => {
    client.query("select 1", (failure, result) => {
      release();
      console.log(result.rows);
    }); //=> sql - many
  }); //=> none
}
