import { PrismaClient } from "@prisma/client";
import Router from "@koa/router";
import Koa, { type Context, type Middleware, type ParameterizedContext } from "koa";

declare module "koa" {
  interface DefaultContext {
    database: PrismaClient;
  }
  interface DefaultState {
    tenant: PrismaClient;
  }
}

const router = new Router();
router.get("/", (ctx) => ctx.database.user.findMany()); //=> read user many
router.head("/", (ctx) => ctx.database.user.count()); //=> read user value
router.post("/", (ctx) => ctx.database.user.count()); //=> read user value
router.put("/", (ctx) => ctx.state.tenant.user.count()); //=> read user value
router.patch("/", (ctx) => ctx.database.user.count()); //=> read user value
router.delete("/", (ctx) => ctx.database.user.count()); //=> read user value
router.options("/", (ctx) => ctx.database.user.count()); //=> read user value
router.del("/", (ctx) => ctx.database.user.count()); //=> read user value
router.all("/", (ctx) => ctx.database.user.count()); //=> read user value
new Koa().use(async (ctx) => {
  await ctx.database.user.count(); //=> read user value
});

export const list = (ctx: Context) => ctx.database.user.findMany(); //=> read user many
export const count = (ctx: ParameterizedContext) => ctx.database.user.count(); //=> read user value
export const handler: Middleware = async (ctx) => {
  await ctx.database.user.count(); //=> read user value
};
