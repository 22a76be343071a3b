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

  it("checks nothing if those without a credential go on at once", () => {
    expect(
      endpointsIn({
        "check.ts": `
          import { verify } from "jsonwebtoken";
          export function requireAuth(request, response, next) {
            const token = request.headers.authorization;
            if (!token) return next();
            request.user = verify(token, process.env.KEY);
            next();
          }`,
        "app.ts": app,
      }),
    ).toEqual(["POST /orders absent"]);
  });

  it("can't be told where only what isn't public is checked", () => {
    expect(
      endpointsIn({
        "check.ts": `
          export async function requireAuth(request, response, next) {
            const board = await boards.get(request.params.id);
            if (!board.isPublic) {
              if (request.headers.authorization !== board.key) return response.sendStatus(401);
            }
            next();
          }`,
        "app.ts": app,
      }),
    ).toEqual(["POST /orders unknown"]);
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

  it.each([
    [
      "an object that a helper makes for everybody",
      "const { id } = await viewer(); await save(id);",
      "absent",
    ],
    ["a member of such an object", "const who = await viewer(); await save(who.id);", "absent"],
    ["an answer that nobody looks at", "const who = await caller(); await save(who.ok);", "absent"],
    [
      "an answer that somebody looks at",
      "const who = await caller(); if (!who.ok) return; await save(who);",
      "present",
    ],
    [
      "a member of what may be missing",
      "const session = await auth(); await save(session.user.id);",
      "unknown",
    ],
    [
      "what the session can tell",
      "const { has } = await auth(); if (!has('role')) throw new Error(); await save(1);",
      "present",
    ],
    [
      "somebody has been registered",
      "if ((await db.user.count()) > 0) return notFound(); await save(1);",
      "present",
    ],
    ["a set-up that is over", "if (status.onboardingCompleted) refuse(); await save(1);", "present"],
    [
      "nobody has been registered",
      "if ((await db.user.count()) === 0) return notFound(); await save(1);",
      "absent",
    ],
  ])("reads what an action does with %s", (_, body, verdict) => {
    const files = {
      "auth.ts": `
        import NextAuth from "next-auth";
        export const { auth } = NextAuth({});
        const ok = (value) => ({ ok: true, value });
        const fail = (message) => ({ ok: false, message });
        export async function viewer() { const session = await auth(); return { id: session?.user?.id ?? null }; }
        export async function caller() { const session = await auth(); return session ? ok(session) : fail("sign in"); }`,
      "actions.ts": `
        "use server";
        import { notFound } from "next/navigation";
        import { auth, caller, viewer } from "./auth.ts";
        import { db } from "./generated/db.ts";
        function refuse() { throw new Error("no"); }
        export async function run() { ${body} }`,
    };
    expect(endpointsIn(files).map((line) => line.split(/[ :]/)[2])).toEqual([verdict]);
  });
});
