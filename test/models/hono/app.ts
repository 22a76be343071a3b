import { every, except, some } from "hono/combine";
import { createRoute, OpenAPIHono } from "@hono/zod-openapi";
import { Hono } from "hono";
import { createFactory, createMiddleware } from "hono/factory";

const factory = createFactory();
const requireUser = createMiddleware(async (c, next) => next());
const app = new Hono()
  .basePath("/api")
  .use("*", requireUser)
  .post("/orders", (c) => c.json({}));
const documented = new OpenAPIHono();
const route = createRoute({ method: "post", path: "/orders" });
documented.openapi(route, (c) => c.json({}));
app.route("/documented", documented);
app.use(factory.createMiddleware(async (c, next) => next()));
factory.createApp().get("/", (c) => c.text(""));

export const combined = [every(), some(), except("/open")];
