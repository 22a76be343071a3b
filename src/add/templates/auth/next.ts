import { bearer, user, type AuthMaker } from "./parts.ts";

/** A wrapper for route handlers of Next.js. */
export const next: AuthMaker = (_, t) => ({
  name: "with-auth",
  folders: ["src/auth", "src/lib", "auth", "lib"],
  source: `${user(t)}/** Makes a wrapper for route handlers: it hands on the user of a valid bearer token, and answers 401 to all others. */
export function createWithAuth(authenticate${t(": Authenticate")}) {
  return ${t("<Input extends Request, Context>")}(handler${t(": (request: Input, context: Context, user: User) => Response | Promise<Response>")}) =>
    async (request${t(": Input")}, context${t(": Context")})${t(": Promise<Response>")} => {
      const token = bearerToken(request.headers.get("authorization"));
      const user = token === undefined ? undefined : await authenticate(token);
      if (user === undefined)
        return Response.json({ error: "Sign in first" }, { status: 401, headers: { "WWW-Authenticate": "Bearer" } });
      return handler(request, context, user);
    };
}
${bearer(t)}`,
  test: {
    imports: ["createWithAuth"],
    body: `async function call(authorization${t("?: string")}) {
  const withAuth = createWithAuth(async (token) => (token === "good" ? { id: "ada" } : undefined));
  const handler = withAuth((_request, context${t(": { word: string }")}, user) => new Response(context.word + user.id));
  const headers = authorization === undefined ? {} : { headers: { authorization } };
  const response = await handler(new Request("https://example.com", headers), { word: "hello " });
  return { status: response.status, text: response.ok ? await response.text() : undefined };
}

test("a valid token passes and names the user", async () => {
  same(await call("Bearer good"), { status: 200, text: "hello ada" });
});

test("anything else is refused", async () => {
  for (const authorization of [undefined, "Bearer bad", "Basic good"]) {
    same(await call(authorization), { status: 401, text: undefined });
  }
});`,
  },
  wiring: `Where tokens can be looked up, then around handlers:

  export const withAuth = createWithAuth((token) => findUserByToken(token));
  export const POST = withAuth(async (request, { params }, user) => { ... });`,
});
