import { describe, expect, it } from "vitest";
import { queriesIn } from "../facts/queries-in.ts";

const found = ["prisma.user.findMany"];
const db = `import { PrismaClient } from "@prisma/client";\nexport const db = new PrismaClient();\nexport type Db = typeof db;`;

describe("Hono", () => {
  const app = `
    import { OpenAPIHono } from "@hono/zod-openapi";
    import type { Db } from "./db";
    export type Env = { Variables: { services: { db: { primary: Db } }; db: Db } };
    export const makeApp = () => new OpenAPIHono<Env>();
    export type App = ReturnType<typeof makeApp>;`;

  it.each([
    ["a variable", `app.get("/users", async (c) => c.get("db").user.findMany());`],
    ["a variable as a property", `app.get("/users", async (c) => c.var.db.user.findMany());`],
    [
      "what a variable holds, behind a middleware",
      `app.post("/users", guard, async (c) => { const { db } = c.get("services"); return db.primary.user.findMany(); });`,
    ],
    ["a helper's context", `const list = (c: Context<Env>) => c.get("db").user.findMany();`],
    [
      "a route by its description",
      `app.openapi(route, async (c) => c.var.services.db.primary.user.findMany());`,
    ],
  ])("knows %s", (_, code) => {
    const main = `import type { Context } from "hono";\nimport type { App, Env } from "./app";\nexport const register = (app: App) => { ${code} };`;
    expect(queriesIn({ "db.ts": db, "app.ts": app, "main.ts": main })).toEqual(found);
  });

  it("knows variables that every context has, and those of a middleware", () => {
    expect(
      queriesIn({
        "db.ts": db,
        "types.d.ts": `import type { Db } from "./db";\ndeclare module "hono" { interface ContextVariableMap { db: Db } }`,
        "main.ts": `
          import { Hono } from "hono";
          import { createMiddleware } from "hono/factory";
          import type { Db } from "./db";
          new Hono().get("/", (c) => c.var.db.user.findMany()).get("/all", (c) => c.get("db").user.findMany());
          export const counting = createMiddleware<{ Variables: { own: Db } }>(async (c, next) => { await c.var.own.user.findMany(); });`,
      }),
    ).toEqual([...found, ...found, ...found]);
  });
});

describe("Express", () => {
  const main = `
    import { Router, type Request, type RequestHandler } from "express";
    const router = Router();
    router.get("/", auth, async (req, res) => res.json(await req.db.user.findMany()));
    const list = (req: Request) => req.db.user.findMany();
    const all: RequestHandler = async (req) => { await req.db.user.findMany(); };`;

  it.each([
    [
      "declare global",
      `import type { Db } from "./db";\ndeclare global { namespace Express { interface Request { db: Db } } }`,
    ],
    ["a script's namespace", `declare namespace Express { interface Request { db: import("./db").Db } }`],
    [
      "the package's own module",
      `import type { Db } from "./db";\ndeclare module "express-serve-static-core" { interface Request { db: Db } }`,
    ],
  ])("knows what the project adds to the request by %s", (_, types) => {
    expect(queriesIn({ "db.ts": db, "types.d.ts": types, "main.ts": main })).toEqual([
      ...found,
      ...found,
      ...found,
    ]);
  });
});

it("knows what the project adds to Fastify's requests, and the server that they carry", () => {
  expect(
    queriesIn({
      "db.ts": db,
      "types.d.ts": `import type { Db } from "./db";
        declare module "fastify" { interface FastifyRequest { tenant: Db } interface FastifyInstance { db: Db } }`,
      "main.ts": `
        import fastify, { type FastifyRequest } from "fastify";
        const app = fastify();
        app.get("/", async (request) => request.tenant.user.findMany());
        app.get("/all", { schema: {} }, async (request) => request.server.db.user.findMany());
        app.route({ method: "GET", url: "/x", handler: (request) => request.tenant.user.findMany() });
        const list = (request: FastifyRequest) => request.tenant.user.findMany();`,
    }),
  ).toEqual([...found, ...found, ...found, ...found]);
});

it("knows what the project adds to Koa's context and state", () => {
  expect(
    queriesIn({
      "db.ts": db,
      "types.d.ts": `import type { Db } from "./db";
        declare module "koa" { interface DefaultContext { db: Db } interface DefaultState { db: Db } }`,
      "main.ts": `
        import Koa, { type Context } from "koa";
        import Router from "@koa/router";
        const router = new Router();
        router.get("/", async (ctx) => { ctx.body = await ctx.db.user.findMany(); });
        new Koa().use(async (ctx) => { await ctx.state.db.user.findMany(); });
        const list = (ctx: Context) => ctx.db.user.findMany();`,
    }),
  ).toEqual([...found, ...found, ...found]);
});
