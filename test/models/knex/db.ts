import createKnex, { knex, type Knex } from "knex";

export const db = createKnex({ client: "pg" });
export const replica: Knex = knex({ client: "pg" });
export const legacy = require("knex")({ client: "mysql" });
export const interop = require("knex").default({ client: "mysql" });
export const ready = interop("users").count(); //=> none

db.on("query", () => undefined); //=> none
