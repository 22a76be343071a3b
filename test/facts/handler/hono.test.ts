import { describe, expect, it } from "vitest";
import { endpointsIn } from "./endpoints-in.ts";

describe("Hono", () => {
  it("joins the paths of sub-applications, base paths and chains, with what runs before them", () => {
    expect(
      endpointsIn({
        "orders.ts": `
          import { Hono } from "hono";
          export const orders = new Hono()
            .get("/", (c) => c.json(list()))
            .post("/:id", async (c) => c.json(await save(await c.req.json())));
        `,
        "app.ts": `
          import { Hono } from "hono";
          import { bearerAuth } from "hono/bearer-auth";
          import { orders } from "./orders.ts";
          const app = new Hono().basePath("/api");
          app.use("/orders/*", bearerAuth({ token: process.env.TOKEN! }));
          app.route("/orders", orders);
          app.post("/open", async (c) => c.json(await save(await c.req.json())));
        `,
      }),
    ).toEqual([
      "GET /api/orders present: bearerAuth({ token: process.env.TOKEN! })",
      "POST /api/orders/:id present: bearerAuth({ token: process.env.TOKEN! })",
      "POST /api/open absent",
    ]);
  });

  it("reads middleware and validators in front of a handler", () => {
    expect(
      endpointsIn({
        "app.ts": `
          import { Hono } from "hono";
          import { createMiddleware } from "hono/factory";
          import { zValidator } from "@hono/zod-validator";
          import { z } from "zod";
          const requireKey = createMiddleware(async (c, next) => {
            if (c.req.header("x-api-key") !== process.env.API_KEY) return c.json({ error: "Unauthorized" }, 401);
            await next();
          });
          const app = new Hono();
          app.put("/orders/:id", requireKey, zValidator("json", z.object({})), async (c) => c.json(await save(c.req.valid("json"))));
          app.on(["POST", "PATCH"], "/both", async (c) => c.json(await save(await c.req.json())));
        `,
      }),
    ).toEqual([
      `PUT /orders/:id present: requireKey | validates: zValidator("json", z.object({}))`,
      "POST /both absent",
      "PATCH /both absent",
    ]);
  });

  it("reads middleware that is declared by the framework's own type", () => {
    expect(
      endpointsIn({
        "middleware.ts": `
          import type { MiddlewareHandler } from "hono";
          export const withKey = (...keys: string[]): MiddlewareHandler => async (c, next) => {
            if (!keys.includes(c.req.header("x-api-key") ?? "")) return c.json({ error: "Unauthorized" }, 401);
            await next();
          };
          export const guarded: MiddlewareHandler[] = [withKey(process.env.KEY!)];
        `,
        "app.ts": `
          import { Hono } from "hono";
          import { guarded, withKey } from "./middleware.ts";
          const app = new Hono();
          app.post("/one", withKey("a"), async (c) => c.json(await save(c.req)));
          app.post("/list", ...guarded, async (c) => c.json(await save(c.req)));
        `,
      }),
    ).toEqual(['POST /one present: withKey("a")', "POST /list present: guarded"]);
  });

  it("reads routes that are described for OpenAPI", () => {
    expect(
      endpointsIn({
        "app.ts": `
          import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
          const route = createRoute({ method: "post", path: "/v1/keys", request: { body: { content: {} } }, responses: {} });
          const app = new OpenAPIHono();
          app.openapi(route, async (c) => c.json(await save(c.req.valid("json"))));
        `,
      }),
    ).toEqual(["POST /v1/keys absent | validates: request"]);
  });
});
