import { createPool, sql } from "slonik";
import type {
  CommonQueryMethods,
  CommonQueryMethodsType,
  DatabaseConnection,
  DatabasePool,
  DatabasePoolConnection,
  DatabasePoolType,
  DatabaseTransactionConnection,
  DatabaseTransactionConnectionType,
} from "slonik";

export async function read(id: number) {
  const pool = await createPool(process.env.DATABASE_URL!);
  await pool.any(sql.unsafe`select id from users`); //=> sql - many
  await pool.anyFirst(sql.unsafe`select id from users`); //=> sql - many
  await pool.many(sql.unsafe`select id from users`); //=> sql - many
  await pool.manyFirst(sql.unsafe`select id from users`); //=> sql - many
  await pool.maybeOne(sql.unsafe`select id from users where id = ${id}`); //=> sql - one
  await pool.maybeOneFirst(sql.unsafe`select id from users where id = ${id}`); //=> sql - one
  await pool.one(sql.unsafe`select id from users where id = ${id}`); //=> sql - one
  await pool.oneFirst(sql.unsafe`select id from users where id = ${id}`); //=> sql - one
  await pool.exists(sql.unsafe`select 1 from users`); //=> sql - value
  await pool.query(sql.unsafe`delete from users`); //=> sql - many
  await pool.stream(sql.unsafe`select id from users`, (stream) => stream); //=> sql - many
  await pool.copyFromBinary(sql.unsafe`copy t from stdin binary`, [], []); //=> sql - none bulk
  pool.on("error", () => undefined); //=> none
  await pool.transaction(async (tx) => {
    await tx.query(sql.unsafe`delete from users`); //=> sql - many
  });
  await pool.connect((connection) => connection.any(sql.unsafe`select 1`)); //=> sql - many
  await pool.end(); //=> none
}

export const types = {
  a: (given: CommonQueryMethods) => given.any(sql.unsafe`select 1`), //=> sql - many
  b: (given: CommonQueryMethodsType) => given.any(sql.unsafe`select 1`), //=> sql - many
  c: (given: DatabaseConnection) => given.any(sql.unsafe`select 1`), //=> sql - many
  d: (given: DatabasePool) => given.any(sql.unsafe`select 1`), //=> sql - many
  e: (given: DatabasePoolConnection) => given.any(sql.unsafe`select 1`), //=> sql - many
  f: (given: DatabasePoolType) => given.any(sql.unsafe`select 1`), //=> sql - many
  g: (given: DatabaseTransactionConnection) => given.any(sql.unsafe`select 1`), //=> sql - many
  h: (given: DatabaseTransactionConnectionType) => given.any(sql.unsafe`select 1`), //=> sql - many
};
