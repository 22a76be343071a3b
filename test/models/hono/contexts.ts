import { PrismaClient } from "@prisma/client";
import { Hono, type Context, type Handler, type MiddlewareHandler } from "hono";

interface Env {
  Variables: { db: PrismaClient };
  Bindings: { STORE: PrismaClient };
}

declare module "hono" {
  interface ContextVariableMap {
    database: PrismaClient;
  }
}

const app = new Hono<Env>();
app.get("/", (c) => c.get("db").user.findMany()); //=> read user many
app.post("/", (c) => c.var.db.user.count()); //=> read user value
app.put("/", (c) => c.var.database.user.count()); //=> read user value
app.patch("/", (c) => c.env.STORE.user.count()); //=> read user value
app.delete("/", (c) => c.var.db.user.count()); //=> read user value
app.options("/", (c) => c.var.db.user.count()); //=> read user value
app.all("/", (c) => c.var.db.user.count()); //=> read user value
app.on("PURGE", "/", (c) => c.var.db.user.count()); //=> read user value

export const list = (c: Context<Env>) => c.get("db").user.findMany(); //=> read user many
export const handler: Handler<Env> = (c) => c.var.database.user.count(); //=> read user value
export const middleware: MiddlewareHandler = async (c, next) => {
  await c.get("database").user.count(); //=> read user value
  await next();
};
