import { bearer, folders, user, type AuthMaker } from "./parts.ts";

/** A Fastify hook. */
export const fastify: AuthMaker = (_, t) => ({
  name: "require-auth",
  folders,
  source: `${t('import type { FastifyReply, FastifyRequest } from "fastify";\n\n')}${user(t)}const users = new WeakMap${t("<FastifyRequest, User>")}();

/** A \`preHandler\`: lets a request pass with a valid bearer token, and answers 401 to all others. */
export function createRequireAuth(authenticate${t(": Authenticate")}) {
  return async (request${t(": FastifyRequest")}, reply${t(": FastifyReply")})${t(": Promise<FastifyReply | undefined>")} => {
    const token = bearerToken(request.headers.authorization);
    const user = token === undefined ? undefined : await authenticate(token);
    if (user === undefined) return reply.code(401).header("WWW-Authenticate", "Bearer").send({ error: "Sign in first" });
    users.set(request, user);
    return undefined;
  };
}

/** The user of a request that has passed the hook. */
export function userOf(request${t(": FastifyRequest")})${t(": User")} {
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
  const reply = { code: (code${t(": number")}) => ((status = code), reply), header: () => reply, send: () => reply };
  await createRequireAuth(async (token) => (token === "good" ? { id: "ada" } : undefined))(request, reply${t(" as never")});
  return { status, user: status === 200 ? userOf(request).id : undefined };
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
  app.post("/orders", { preHandler: requireAuth }, createOrder);`,
});
