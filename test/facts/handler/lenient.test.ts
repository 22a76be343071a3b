import { describe, expect, it } from "vitest";
import { endpointsIn } from "./endpoints-in.ts";

const save = "response.json(await save(request.body));";

describe("middleware of libraries that lets some or all through", () => {
  it("reads the options by which a token isn't required, and the paths that it leaves out", () => {
    expect(
      endpointsIn({
        "app.ts": `
          import express from "express";
          import session from "express-session";
          import { expressjwt } from "express-jwt";
          const app = express();
          app.use(session({ secret: process.env.SECRET }));
          const maybe = expressjwt({ secret: process.env.KEY, algorithms: ["HS256"], credentialsRequired: false });
          app.post("/maybe", maybe, async (request, response) => { ${save} });
          app.use(expressjwt({ secret: process.env.KEY, algorithms: ["HS256"] }).unless({
            path: ["/open", /^\\/hooks/, { url: "/mixed", methods: ["POST"] }],
          }));
          app.post("/open", async (request, response) => { ${save} });
          app.post("/hooks/:name", async (request, response) => { ${save} });
          app.post("/mixed", async (request, response) => { ${save} });
          app.put("/mixed", async (request, response) => { ${save} });
          app.post("/users/:id", async (request, response) => { ${save} });
        `,
      }).map((line) =>
        line
          .split(":")
          .slice(0, line.includes("/:") ? 2 : 1)
          .join(":"),
      ),
    ).toEqual([
      "POST /maybe absent",
      "POST /open absent",
      "POST /hooks/:name absent",
      "POST /mixed absent",
      "PUT /mixed present",
      "POST /users/:id present",
    ]);
  });

  it("looks past what Koa's router answers about methods", () => {
    expect(
      endpointsIn({
        "app.ts": `
          import Koa from "koa";
          import Router from "@koa/router";
          import jwt from "koa-jwt";
          const app = new Koa();
          const router = new Router();
          const orders = new Router({ prefix: "/orders" });
          app.use(jwt({ secret: process.env.KEY, passthrough: true }));
          app.use(router.routes()).use(router.allowedMethods());
          app.use(orders.routes());
          orders.post("/", async (ctx) => { ctx.body = await save(ctx.request.body); });
        `,
      }),
    ).toEqual(["POST /orders absent"]);
  });

  it("runs what Hono combines", () => {
    expect(
      endpointsIn({
        "app.ts": `
          import { Hono } from "hono";
          import { bearerAuth } from "hono/bearer-auth";
          import { every, except, some } from "hono/combine";
          const app = new Hono();
          const key = bearerAuth({ token: process.env.TOKEN });
          const trace = async (c, next) => { console.log(c.req.path); await next(); };
          app.use("/most/*", except(["/most/open", "/most/public/*"], key));
          app.post("/every", every(trace, key), async (c) => c.json(await save(c.req)));
          app.post("/some", some(trace, key), async (c) => c.json(await save(c.req)));
          app.post("/most/closed", async (c) => c.json(await save(c.req)));
          app.post("/most/open", async (c) => c.json(await save(c.req)));
          app.post("/most/public/one", async (c) => c.json(await save(c.req)));
        `,
      }),
    ).toEqual([
      "POST /every present: every(trace, key)",
      "POST /some absent",
      'POST /most/closed present: except(["/most/open", "/most/public/*"], key)',
      "POST /most/open absent",
      "POST /most/public/one absent",
    ]);
  });

  it("knows a passport guard that turns nobody away", () => {
    expect(
      endpointsIn({
        "guards.ts": `
          import { AuthGuard } from "@nestjs/passport";
          import { UnauthorizedException } from "@nestjs/common";
          export class Optional extends AuthGuard("jwt") {
            handleRequest(error, user) { return user || null; }
          }
          export class Strict extends AuthGuard("jwt") {
            handleRequest(error, user) { if (error || !user) throw new UnauthorizedException(); return user; }
          }
          export class Counted extends AuthGuard("jwt") {
            async canActivate(context) { await super.canActivate(context); return true; }
          }
          export class Lenient extends AuthGuard("jwt") {
            async canActivate(context) { try { await super.canActivate(context); } catch { return true; } return true; }
          }`,
        "orders.controller.ts": `
          import { Body, Controller, Post, UseGuards } from "@nestjs/common";
          import { Counted, Lenient, Optional, Strict } from "./guards";
          @Controller("orders")
          export class OrdersController {
            @UseGuards(Optional) @Post("optional") one(@Body() body) { return save(body); }
            @UseGuards(Strict) @Post("strict") two(@Body() body) { return save(body); }
            @UseGuards(Counted) @Post("counted") three(@Body() body) { return save(body); }
            @UseGuards(Lenient) @Post("lenient") four(@Body() body) { return save(body); }
          }`,
      }).map((line) => line.split(":")[0]),
    ).toEqual([
      "POST /orders/optional absent",
      "POST /orders/strict present",
      "POST /orders/counted present",
      "POST /orders/lenient absent",
    ]);
  });
});
