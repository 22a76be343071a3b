import { describe, expect, it } from "vitest";
import { endpointsIn } from "./endpoints-in.ts";

const app = `
  import express from "express";
  import { requireAuth } from "./check.ts";
  const app = express();
  app.post("/orders", requireAuth, async (request, response) => { response.json(await save(request.body)); });
`;

describe("what is named like a check", () => {
  it("checks nothing if all of its code lets everybody through", () => {
    expect(
      endpointsIn({
        "app.ts": `
          import express from "express";
          import passport from "passport";
          import { verify } from "jsonwebtoken";
          const app = express();
          const isLoggedIn = async (request, response, next) => {
            if (request.cookies.jwt) {
              try {
                response.locals.user = await users.get(verify(request.cookies.jwt, process.env.KEY));
                return next();
              } catch {
                return next();
              }
            }
            next();
          };
          const optionalAuth = (request, response, next) => {
            passport.authenticate("jwt", { session: false }, (error, user) => {
              if (user) request.user = user;
              next();
            })(request, response, next);
          };
          const requireAuth = (request, response, next) => {
            passport.authenticate("jwt", { session: false }, (error, user) => {
              if (!user) return response.sendStatus(401);
              next();
            })(request, response, next);
          };
          app.post("/cookie", isLoggedIn, async (request, response) => { response.json(await save(request.body)); });
          app.post("/optional", optionalAuth, async (request, response) => { response.json(await save(request.body)); });
          app.post("/required", requireAuth, async (request, response) => { response.json(await save(request.body)); });
        `,
      }),
    ).toEqual(["POST /cookie absent", "POST /optional absent", "POST /required present: requireAuth"]);
  });

  it("may check where something unseen gets the request or the credential", () => {
    const checks = [
      "export const requireAuth = (request, response, next) => gate.pass(request, response, next);",
      "export const requireAuth = async (request, response, next) => { await gate.open(request); next(); };",
      "export const requireAuth = async (request, response, next) => { request.user = await gate.who(request.headers.authorization); next(); };",
    ];
    for (const check of checks)
      expect(
        endpointsIn({
          "check.ts": `import { gate } from "./generated.ts"; ${check}`,
          "app.ts": app,
        }),
      ).toEqual(["POST /orders unknown"]);
  });
});
