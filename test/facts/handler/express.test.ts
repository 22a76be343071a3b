import { describe, expect, it } from "vitest";
import { chainsIn, endpointsIn } from "./endpoints-in.ts";

const auth = `
import type { Request, Response, NextFunction } from "express";
import jwt from "jsonwebtoken";
export function requireUser(req: Request, res: Response, next: NextFunction) {
  const token = req.headers.authorization?.slice(7);
  if (!token) return res.status(401).end();
  try { (req as any).user = jwt.verify(token, process.env.SECRET!); next(); } catch { res.status(401).end(); }
}
export const requireRole = (role: string) => (req: any, res: Response, next: NextFunction) => {
  if (req.user?.role !== role) return res.status(403).end();
  next();
};
export function logRequests(req: Request, res: Response, next: NextFunction) { console.log(req.url); next(); }
`;

describe("Express", () => {
  it("takes what is required for what it is, not for a choice", () => {
    expect(
      endpointsIn({
        "app.js": `
          const express = require("express");
          const { pick } = require("lodash");
          const clean = require("clean-request");
          const app = express();
          const validate = (keys) => (req, res, next) => { clean(req); check(pick(req, keys)); return next(); };
          const caught = (fn) => (req, res, next) => { Promise.resolve(fn(req, res, next)).catch(next); };
          app.post("/users", validate(["body"]), caught(async (req, res) => res.send(await save(req.body))));
        `,
      }),
    ).toEqual(["POST /users absent"]);
  });

  it("joins paths over mounts in other files, and keeps the order of what runs before", () => {
    const files = {
      "auth.ts": auth,
      "users.ts": `
        import { Router } from "express";
        import { requireRole } from "./auth.ts";
        export const users = Router();
        users.get("/:id", (req, res) => res.json(find(req.params.id)));
        users.delete("/:id", requireRole("admin"), (req, res) => res.json(remove(req.params.id)));
      `,
      "api.ts": `
        import { Router } from "express";
        import { users } from "./users.ts";
        const api = Router();
        api.use("/users", users);
        export default api;
      `,
      "app.ts": `
        import express from "express";
        import api from "./api.ts";
        import { logRequests, requireUser } from "./auth.ts";
        const app = express();
        app.use(logRequests);
        app.post("/echo", (req, res) => { res.json(req.body); });
        app.use("/api/v1", requireUser, api);
      `,
    };
    expect(endpointsIn(files)).toEqual([
      "GET /api/v1/users/:id present: requireUser",
      `DELETE /api/v1/users/:id present: requireUser, requireRole("admin") | authorises: requireRole("admin")`,
      "POST /echo absent",
    ]);
    expect(chainsIn(files)).toEqual([
      "GET /api/v1/users/:id: logRequests > requireUser",
      `DELETE /api/v1/users/:id: logRequests > requireUser > requireRole("admin")`,
      "POST /echo: logRequests",
    ]);
  });

  it("tells what is registered before from what is registered after", () => {
    expect(
      endpointsIn({
        "auth.ts": auth,
        "app.ts": `
          import express from "express";
          import { requireUser } from "./auth.ts";
          const app = express();
          app.post("/open", (req, res) => { res.json(save(req.body)); });
          app.use(requireUser);
          app.route("/orders").get(list).post((req, res) => { res.json(save(req.body)); });
        `,
      }),
    ).toEqual(["POST /open absent", "GET /orders present: requireUser", "POST /orders present: requireUser"]);
  });

  it("reads a path of one middleware as a prefix, and lists of paths one by one", () => {
    expect(
      endpointsIn({
        "auth.ts": auth,
        "app.ts": `
          import express from "express";
          import { requireUser } from "./auth.ts";
          const app = express();
          app.use("/admin", requireUser);
          app.post(["/admin/jobs", "/jobs"], (req, res) => { res.json(save(req.body)); });
        `,
      }),
    ).toEqual(["POST /admin/jobs present: requireUser", "POST /jobs absent"]);
  });

  it("follows an application into the functions that fill it", () => {
    expect(
      endpointsIn({
        "auth.ts": auth,
        "routes.ts": `
          import type { Express } from "express";
          export function registerOrders(app: Express) {
            app.post("/orders", (req, res) => { res.json(save(req.body)); });
          }
        `,
        "app.ts": `
          import express from "express";
          import { requireUser } from "./auth.ts";
          import { registerOrders } from "./routes.ts";
          const app = express();
          app.use(requireUser);
          registerOrders(app);
        `,
      }),
    ).toEqual(["POST /orders present: requireUser"]);
  });

  it("knows the types of a default import", () => {
    expect(
      endpointsIn({
        "routes.ts": `
          import express from "express";
          export default (app: express.Application) => {
            app.post("/orders", (req, res) => { res.json(save(req.body)); });
          };
          export function registerUsers(router: express.Router) {
            router.post("/users", (req, res) => { res.json(save(req.body)); });
          }
        `,
        "app.ts": `
          import express from "express";
          import routes, { registerUsers } from "./routes.ts";
          const app = express();
          const router = express.Router();
          routes(app);
          registerUsers(router);
          app.use("/api", router);
        `,
      }),
    ).toEqual(["POST /orders absent", "POST /api/users absent"]);
  });

  it("knows limits and validation, in the chain and in the handler", () => {
    expect(
      endpointsIn({
        "app.ts": `
          import express from "express";
          import rateLimit from "express-rate-limit";
          import { z } from "zod";
          const limiter = rateLimit({ windowMs: 1000, limit: 5 });
          const body = z.object({ email: z.string() });
          const app = express();
          app.post("/login", limiter, (req, res) => { const input = body.parse(req.body); res.json(signIn(input)); });
        `,
      }),
    ).toEqual(["POST /login absent | validates: body.parse | limits: limiter"]);
  });

  it("sees an application that CommonJS modules make and mount", () => {
    expect(
      endpointsIn({
        "routes/users.js": `
          const router = require("express").Router();
          router.post("/", (req, res) => { res.json(save(req.body)); });
          module.exports = router;
        `,
        "app.js": `
          const express = require("express");
          const app = express();
          app.use("/users", require("./routes/users"));
        `,
      }),
    ).toEqual(["POST /users absent"]);
  });

  it("can't tell what a function does that is handed in", () => {
    const route = `routes.post("/a", async (request, response) => { response.json(await save(request.body)); });`;
    const files = {
      "typed.ts": `
        import { Router, type RequestHandler } from "express";
        export function typed(check: RequestHandler) { const routes = Router(); routes.use(check); ${route} return routes; }`,
      "untyped.js": `
        import { Router } from "express";
        export function untyped(middleware) { const routes = Router(); routes.use(middleware); ${route} return routes; }`,
      "tests.test.ts": `
        import { typed } from "./typed.ts";
        typed((request, response, next) => next());`,
    };
    expect(endpointsIn(files)).toEqual(["POST /a unknown", "POST /a unknown"]);
  });
});
