import { bearer, folders, user, type AuthMaker } from "./parts.ts";

/** Express middleware. */
export const express: AuthMaker = (_, t) => ({
  name: "require-auth",
  folders,
  source: `${t('import type { Request, RequestHandler } from "express";\n\n')}${user(t)}const users = new WeakMap${t("<Request, User>")}();

/** Middleware: lets a request pass with a valid bearer token, and answers 401 to all others. */
export function createRequireAuth(authenticate${t(": Authenticate")})${t(": RequestHandler")} {
  return async (request, response, next) => {
    try {
      const token = bearerToken(request.headers.authorization);
      const user = token === undefined ? undefined : await authenticate(token);
      if (user === undefined) {
        response.status(401).set("WWW-Authenticate", "Bearer").json({ error: "Sign in first" });
        return;
      }
      users.set(request, user);
      next();
    } catch (error) {
      next(error);
    }
  };
}

/** The user of a request that has passed the middleware. */
export function userOf(request${t(": Request")})${t(": User")} {
  const user = users.get(request);
  if (user === undefined) throw new Error("This route is not behind requireAuth");
  return user;
}
${bearer(t)}`,
  test: {
    imports: ["createRequireAuth", "userOf"],
    body: `async function call(authorization${t("?: string")}) {
  const request = { headers: { authorization } }${t(" as never")};
  let status = 200;
  const response = { status: (code${t(": number")}) => ((status = code), response), set: () => response, json: () => response };
  const guard = createRequireAuth(async (token) => (token === "good" ? { id: "ada" } : undefined));
  let passed = false;
  await guard(request, response${t(" as never")}, () => (passed = true));
  return { status, user: passed ? userOf(request).id : undefined };
}

test("a valid token passes and names the user", async () => {
  same(await call("Bearer good"), { status: 200, user: "ada" });
});

test("anything else is refused", async () => {
  for (const authorization of [undefined, "Bearer bad", "Basic good", "Bearer "]) {
    same(await call(authorization), { status: 401, user: undefined });
  }
});`,
  },
  wiring: `Where tokens can be looked up, then in front of handlers:

  export const requireAuth = createRequireAuth((token) => findUserByToken(token));
  router.post("/orders", requireAuth, createOrder);`,
});
