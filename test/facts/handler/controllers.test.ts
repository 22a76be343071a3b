import { describe, expect, it } from "vitest";
import { endpointsIn } from "./endpoints-in.ts";

const user = `
  import { verify } from "jsonwebtoken";
  export function userOf(request) {
    const token = request.headers.authorization?.split(" ")[1];
    try { return token && verify(token, process.env.KEY); } catch { return undefined; }
  }
`;

describe("controllers that are described by decorators", () => {
  it("are read as routing-controllers has them", () => {
    expect(
      endpointsIn({
        "user.ts": user,
        "orders.controller.ts": `
          import { Authorized, Body, CurrentUser, Delete, JsonController, Post, Put, UseBefore } from "routing-controllers";
          import { userOf } from "./user.ts";
          export class Jwt {
            use(request, response, next) {
              if (!userOf(request)) return next(new Error("no"));
              next();
            }
          }
          export class Log { use(request, response, next) { console.log(request.path); next(); } }
          @JsonController("/orders")
          export class OrdersController {
            @Authorized() @Post("/") create(@Body() body) { return save(body); }
            @UseBefore(Jwt) @Put("/:id") update(@Body() body) { return save(body); }
            @UseBefore(Log) @Delete("/:id") remove(@Body() body) { return save(body); }
            @Post("/mine") mine(@CurrentUser({ required: true }) owner, @Body() body) { return save(body); }
            @Post("/note") note(@CurrentUser() owner, @Body() body) { return save(body); }
          }
          @Authorized("admin")
          @JsonController("/admin")
          export class AdminController {
            @Post("/wipe") wipe(@Body() body) { return save(body); }
          }`,
      }),
    ).toEqual([
      "POST /orders present: Authorized()",
      "PUT /orders/:id present: Jwt",
      "DELETE /orders/:id absent",
      "POST /orders/mine present: CurrentUser({ required: true })",
      "POST /orders/note absent",
      'POST /admin/wipe present: Authorized("admin")',
    ]);
  });

  it("are read as tsoa and inversify-express-utils have them", () => {
    expect(
      endpointsIn({
        "user.ts": user,
        "parcels.controller.ts": `
          import { Body, Controller, Delete, Post, Route, Security } from "tsoa";
          @Route("parcels")
          export class ParcelsController extends Controller {
            @Post() @Security("jwt") public async create(@Body() body) { await save(body); }
            @Delete("{id}") public async lose(@Body() body) { await save(body); }
          }`,
        "stock.controller.ts": `
          import { BaseMiddleware, controller, httpPost, httpPut } from "inversify-express-utils";
          import { userOf } from "./user.ts";
          class SignedIn extends BaseMiddleware {
            handler(request, response, next) {
              if (!userOf(request)) return response.sendStatus(401);
              next();
            }
          }
          @controller("/stock")
          export class StockController {
            @httpPost("/reset") async reset(body) { await save(body); }
            @httpPut("/:id", SignedIn) async set(body) { await save(body); }
          }
          @controller("/items", SignedIn)
          export class ItemsController {
            @httpPost("/") async create(body) { await save(body); }
          }`,
      }),
    ).toEqual([
      'POST /parcels present: Security("jwt")',
      "DELETE /parcels/{id} absent",
      "POST /stock/reset absent",
      "PUT /stock/:id present: SignedIn",
      "POST /items present: SignedIn",
    ]);
  });

  it("may have a check in the application that serves them", () => {
    expect(
      endpointsIn({
        "user.ts": user,
        "app.ts": `
          import express from "express";
          import { userOf } from "./user.ts";
          const app = express();
          app.use("/api", (request, response, next) => userOf(request) ? next() : response.sendStatus(401));`,
        "orders.controller.ts": `
          import { Body, JsonController, Post } from "routing-controllers";
          @JsonController("/orders")
          export class OrdersController {
            @Post("/") create(@Body() body) { return save(body); }
          }`,
      }).map((line) => line.split(":")[0]),
    ).toEqual(["POST /orders unknown"]);
  });
});
