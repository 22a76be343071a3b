import { bearer, folders, user, type AuthMaker } from "./parts.ts";

/** Hono middleware. */
export const hono: AuthMaker = (_, t) => ({
  name: "require-auth",
  folders,
  source: `import { createMiddleware } from "hono/factory";

${user(t)}/** Middleware: lets a request pass with a valid bearer token, and answers 401 to all others. The user is \`c.get("user")\`. */
export function createRequireAuth(authenticate${t(": Authenticate")}) {
  return createMiddleware${t("<{ Variables: { user: User } }>")}(async (c, next) => {
    const token = bearerToken(c.req.header("authorization"));
    const user = token === undefined ? undefined : await authenticate(token);
    if (user === undefined) return c.json({ error: "Sign in first" }, 401, { "WWW-Authenticate": "Bearer" });
    c.set("user", user);
    return next();
  });
}
${bearer(t)}`,
  test: {
    imports: ["createRequireAuth"],
    body: `async function call(authorization${t("?: string")}) {
  const app = new Hono();
  const guard = createRequireAuth(async (token) => (token === "good" ? { id: "ada" } : undefined));
  app.get("/", guard, (c) => c.text(c.get("user").id));
  const response = await app.request("/", authorization === undefined ? {} : { headers: { authorization } });
  return { status: response.status, user: response.ok ? await response.text() : undefined };
}

test("a valid token passes and names the user", async () => {
  same(await call("Bearer good"), { status: 200, user: "ada" });
});

test("anything else is refused", async () => {
  for (const authorization of [undefined, "Bearer bad", "Basic good"]) {
    same(await call(authorization), { status: 401, user: undefined });
  }
});`,
  },
  wiring: `Where tokens can be looked up, then in front of handlers:

  export const requireAuth = createRequireAuth((token) => findUserByToken(token));
  app.post("/orders", requireAuth, createOrder);`,
});
