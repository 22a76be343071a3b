import { describe, expect, it } from "vitest";
import { endpointsIn } from "./endpoints-in.ts";

const session = `
import { getServerSession } from "next-auth";
export async function requireSession() {
  const session = await getServerSession();
  if (!session) throw new Error("Unauthorized");
  return session;
}
export const withSession = (handler: any) => async (request: Request, context: any) => {
  const session = await getServerSession();
  if (!session) return new Response(null, { status: 401 });
  return handler(request, context);
};
`;

describe("Next", () => {
  it("serves the exports of route files, however they are exported", () => {
    expect(
      endpointsIn({
        "session.ts": session,
        "app/(shop)/api/orders/[id]/route.ts": `
          import { requireSession, withSession } from "../../../../../session.ts";
          export async function GET() { return Response.json(await list()); }
          export const POST = withSession(async (request: Request) => Response.json(await save(await request.json())));
          const handler = async () => { await requireSession(); return Response.json(await list()); };
          export { handler as PUT, handler as PATCH };
        `,
        "app/api/auth/[...nextauth]/route.ts": `
          import NextAuth from "next-auth";
          export const { handlers } = NextAuth({});
          export const { GET, POST } = handlers;
        `,
        "app/api/copy/route.ts": `export { POST } from "../../(shop)/api/orders/[id]/route";`,
      }),
    ).toEqual([
      "GET /api/orders/[id] absent",
      "POST /api/orders/[id] present: withSession",
      "PUT /api/orders/[id] present: requireSession",
      "PATCH /api/orders/[id] present: requireSession",
      "GET /api/auth/[...nextauth] unknown",
      "POST /api/auth/[...nextauth] unknown",
      "POST /api/copy present: withSession",
    ]);
  });

  it("leaves to others what a handler hands on", () => {
    expect(
      endpointsIn({
        "app/api/trpc/[trpc]/route.ts": `
          import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
          const handler = (req: Request) => fetchRequestHandler({ req, endpoint: "/api/trpc" });
          export { handler as GET, handler as POST };
        `,
        "auth.ts": `
          import NextAuth from "next-auth";
          export const { signIn } = NextAuth({});
        `,
        "app/login/page.tsx": `
          import { signIn } from "../../auth.ts";
          export default function Page() {
            async function enter() { "use server"; await signIn("github"); }
            return null;
          }
        `,
      }),
    ).toEqual(["GET /api/trpc/[trpc] unknown", "POST /api/trpc/[trpc] unknown", "POST /enter unknown"]);
  });

  it("serves pages/api by the methods that the handler asks for", () => {
    expect(
      endpointsIn({
        "pages/api/orders/index.ts": `
          export default async function handler(req, res) {
            if (req.method === "GET") return res.json(await list());
            if (req.method === "POST") return res.json(await save(req.body));
            res.status(405).end();
          }
        `,
      }),
    ).toEqual(["GET /api/orders absent", "POST /api/orders absent"]);
  });

  it.each(["middleware", "proxy"])("reads the matcher of %s.ts", (name) => {
    expect(
      endpointsIn({
        [`src/${name}.ts`]: `
          import { getToken } from "next-auth/jwt";
          import { NextResponse } from "next/server";
          export async function ${name}(request) {
            const token = await getToken({ req: request });
            if (!token) return NextResponse.redirect(new URL("/login", request.url));
            return NextResponse.next();
          }
          export const config = { matcher: ["/api/orders/:path*"] };
        `,
        "src/app/api/orders/route.ts": `export async function POST(request) { return Response.json(await save(await request.json())); }`,
        "src/app/api/hooks/route.ts": `export async function POST(request) { return Response.json(await save(await request.json())); }`,
      }),
    ).toEqual([expect.stringMatching(/^POST \/api\/orders present: /), "POST /api/hooks absent"]);
  });

  it("finds the middleware by its place, and asks what its route matcher says of each path", () => {
    const route = (method: string) =>
      `export async function ${method}(request) { return Response.json(await save(await request.json())); }`;
    expect(
      endpointsIn({
        "middleware.ts": `
          import { clerkMiddleware, createRouteMatcher } from "@clerk/nextjs/server";
          const isProtected = createRouteMatcher(["/api/admin(.*)"]);
          export default clerkMiddleware(async (auth, request) => {
            if (isProtected(request)) await auth.protect();
          });
          export const config = { matcher: ["/((?!_next|[^?]*\\\\.(?:html?|css|js)).*)", "/(api|trpc)(.*)"] };
        `,
        "app/api/admin/users/route.ts": route("POST"),
        "app/api/orders/[id]/route.ts": route("PUT"),
      }).map((line) => line.split(":")[0]),
    ).toEqual(["POST /api/admin/users present", "PUT /api/orders/[id] absent"]);
  });

  it("asks the handler inside auth() whether it looks at who calls", () => {
    expect(
      endpointsIn({
        "auth.ts": `
          import NextAuth from "next-auth";
          export const { auth } = NextAuth({});`,
        "app/api/orders/route.ts": `
          import { auth } from "../../../auth";
          export const POST = auth(async (request) => {
            if (!request.auth) return Response.json({}, { status: 401 });
            return Response.json(await save(await request.json()));
          });
          export const DELETE = auth(async (request) => Response.json(await save(await request.json())));`,
      }).map((line) => line.split(":")[0]),
    ).toEqual(["POST /api/orders present", "DELETE /api/orders absent"]);
  });

  it("knows server actions of a file and of a function", () => {
    expect(
      endpointsIn({
        "session.ts": session,
        "actions.ts": `
          "use server";
          import { requireSession } from "./session.ts";
          export async function rename(id: string) { await requireSession(); await save(id); }
          export async function publish(id: string) { await save(id); }
          export const archive = async (id: string) => { await save(id); };
        `,
        "page.tsx": `
          export default function Page() {
            async function submit(form: FormData) { "use server"; await save(form.get("id")); }
            return null;
          }
        `,
      }),
    ).toEqual([
      "POST /rename present: requireSession",
      "POST /publish absent",
      "POST /archive absent",
      "POST /submit absent",
    ]);
  });

  it("knows which of a wrapper's optional parts it is given", () => {
    const files = {
      "auth.ts": `
        import jwt from "jsonwebtoken";
        type Handler = (request: Request) => Promise<Response>;
        async function checkToken(request: Request) {
          try { jwt.verify(request.headers.get("authorization") ?? "", process.env.SECRET!); }
          catch { return Response.json({}, { status: 401 }); }
        }
        function wrapped(handler: Handler, before?: (request: Request) => Promise<Response | undefined>): Handler {
          return async (request) => {
            if (before) {
              const answer = await before(request);
              if (answer instanceof Response) return answer;
            }
            return handler(request);
          };
        }
        export function withAuth(scope: string, handler: Handler): Handler;
        export function withAuth(handler: Handler): Handler;
        export function withAuth(scope: string | Handler, handler?: Handler | { name: string }): Handler {
          return typeof scope === "string" ? wrapped(handler as Handler, checkToken) : wrapped(scope, checkToken);
        }
        export const withLog = (handler: Handler) => wrapped(handler);
      `,
      "app/api/safe/route.ts": `
        import { withAuth } from "../../../auth";
        export const POST = withAuth("safe", async (request) => Response.json(await save(request)));`,
      "app/api/open/route.ts": `
        import { withLog } from "../../../auth";
        export const POST = withLog(async (request) => Response.json(await save(request)));`,
    };
    const verdicts = endpointsIn(files).map((line) => line.split(" ").slice(0, 3).join(" "));
    expect(verdicts.map((line) => line.replace(":", "")).toSorted()).toEqual([
      "POST /api/open absent",
      "POST /api/safe present",
    ]);
  });

  it.each([
    ["returned at once", "return await handler(request);", "present"],
    ["kept in a variable", "const answer = await handler(request); log(answer); return answer;", "present"],
    ["run in a store", "return run(async () => handler(request));", "present"],
    [
      "all of it, with its failures caught",
      "return run(async () => { try { const answer = await handler(request); return answer; } catch (error) { await save(error); return Response.json({}, { status: 500 }); } });",
      "present",
    ],
    ["called and forgotten", "await handler(request); return Response.json(await save(request));", "absent"],
  ])("follows a wrapper's handler that checks by itself: %s", (_, body, verdict) => {
    const files = {
      "wrapped.ts": `
        import { AsyncLocalStorage } from "node:async_hooks";
        const storage = new AsyncLocalStorage();
        const run = (work: () => Promise<Response>) => storage.run({}, work);
        export const wrapped = (handler: (request: Request) => Promise<Response>) => async (request: Request) => { ${body} };`,
      "app/api/a/route.ts": `
        import { wrapped } from "../../../wrapped";
        export const POST = wrapped(async (request) => {
          if (request.headers.get("x-api-key") !== process.env.API_KEY) return Response.json({}, { status: 401 });
          return Response.json(await save(request));
        });`,
    };
    expect(endpointsIn(files).map((line) => line.split(/[ :]/)[2])).toEqual([verdict]);
  });
});
