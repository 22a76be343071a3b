import { bearer, user, type AuthMaker } from "./parts.ts";

/** A NestJS guard. */
export const nest: AuthMaker = (_, t) => ({
  name: "auth.guard",
  folders: ["src/auth", "src/common/guards", "src/guards", "src/common", "src"],
  source: `import { Injectable, UnauthorizedException } from "@nestjs/common";
import type { CanActivate, ExecutionContext } from "@nestjs/common";

${user(t)}/** Provide it with a class of your own: \`{ provide: TokenUsers, useClass: DatabaseTokenUsers }\`. */
export abstract class TokenUsers {
  abstract find(token: string): Promise<User | undefined>;
}

interface Incoming {
  readonly headers: { readonly authorization?: string };
  user?: User;
}

/** Lets a request pass with a valid bearer token, and answers 401 to all others. The user is \`request.user\`. */
@Injectable()
export class AuthGuard implements CanActivate {
  readonly #users: TokenUsers;

  constructor(users: TokenUsers) {
    this.#users = users;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Incoming>();
    const token = bearerToken(request.headers.authorization);
    const user = token === undefined ? undefined : await this.#users.find(token);
    if (user === undefined) throw new UnauthorizedException("Sign in first");
    request.user = user;
    return true;
  }
}
${bearer(t)}`.replace(/\/\*\* Finds the user[^]*?;\n\n/, ""),
  test: {
    imports: ["AuthGuard"],
    body: `async function call(authorization?: string) {
  const request: { headers: { authorization?: string }; user?: { id: string } } = {
    headers: authorization === undefined ? {} : { authorization },
  };
  const guard = new AuthGuard({ find: async (token) => (token === "good" ? { id: "ada" } : undefined) });
  const context = { switchToHttp: () => ({ getRequest: () => request }) };
  await guard.canActivate(context as never);
  return request.user?.id;
}

test("a valid token passes and names the user", async () => {
  same(await call("Bearer good"), "ada");
});

test("anything else is refused", async () => {
  for (const authorization of [undefined, "Bearer bad", "Basic good"]) {
    same(await call(authorization).catch((error) => error.status), 401);
  }
});`,
  },
  wiring: `In the module: providers: [{ provide: TokenUsers, useClass: DatabaseTokenUsers }], where \`find\` looks the token up.
In front of a controller or one of its methods: @UseGuards(AuthGuard)`,
});
