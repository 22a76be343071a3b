import { describe, expect, it } from "vitest";
import { endpointsIn } from "./endpoints-in.ts";

describe("Koa", () => {
  it("joins prefixes and mounts of routers", () => {
    expect(
      endpointsIn({
        "orders.ts": `
          import Router from "@koa/router";
          export const orders = new Router({ prefix: "/orders" });
          orders.post("/", async (ctx) => { ctx.body = await save(ctx.request.body); });
        `,
        "app.ts": `
          import Koa from "koa";
          import Router from "@koa/router";
          import jwt from "koa-jwt";
          import { orders } from "./orders.ts";
          const app = new Koa();
          const open = new Router();
          open.post("/hooks", async (ctx) => { ctx.body = await save(ctx.request.body); });
          const api = new Router();
          api.use("/api", jwt({ secret: process.env.SECRET }), orders.routes());
          app.use(open.routes()).use(api.routes()).use(api.allowedMethods());
        `,
      }),
    ).toEqual(["POST /api/orders present: jwt({ secret: process.env.SECRET })", "POST /hooks absent"]);
  });

  it("tells what runs before by the order of use", () => {
    expect(
      endpointsIn({
        "app.ts": `
          import Koa from "koa";
          import Router from "koa-router";
          const app = new Koa();
          const first = new Router();
          const second = new Router();
          first.post("/first", async (ctx) => { ctx.body = await save(ctx.request.body); });
          second.del("/second/:id", async (ctx) => { ctx.body = await remove(ctx.params.id); });
          app.use(first.routes());
          app.use(async (ctx, next) => {
            if (!ctx.headers.authorization || !(await verifyToken(ctx.headers.authorization))) ctx.throw(401);
            await next();
          });
          app.use(second.routes());
        `,
      }),
    ).toEqual([
      "POST /first absent",
      expect.stringMatching(/^DELETE \/second\/:id present: async \(ctx, next\)/),
    ]);
  });
});
