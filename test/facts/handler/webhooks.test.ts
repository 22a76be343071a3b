import { describe, expect, it } from "vitest";
import { endpointsIn } from "./endpoints-in.ts";

// A wrapper with two overloads, which logs through functions that call themselves, and keeps a context.
const wrapper = `
import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { NextResponse } from "next/server";
import { log } from "./log.ts";
type Handler = (request: Request) => Promise<Response>;
const storage = new AsyncLocalStorage();
function run<T>(context: object, work: () => T): T {
  return storage.run({ ...storage.getStore(), ...context }, work);
}
function wrapped(handler: Handler, before?: (request: Request) => Promise<Response | undefined>, scope?: string): Handler {
  return async (request) => {
    const id = request.headers.get("x-request-id") ?? randomUUID();
    log("request", { id, scope });
    return run({ id }, async () => {
      try {
        if (before) {
          const answer = await before(request);
          if (answer instanceof Response) return answer;
        }
        const response = await handler(request);
        log("response", { id });
        return response;
      } catch (error) {
        log("failure", { error });
        return NextResponse.json({ error: "failed" }, { status: 500 });
      }
    });
  };
}
export function withError(scope: string, handler: Handler): Handler;
export function withError(handler: Handler): Handler;
export function withError(scopeOrHandler: string | Handler, handler?: Handler): Handler {
  if (typeof scopeOrHandler === "string") return wrapped(handler as Handler, undefined, scopeOrHandler);
  return wrapped(scopeOrHandler as Handler, undefined, undefined);
}
`;
const log = `
import { createHash } from "node:crypto";
function hidden(value: any, depth = 0): any {
  if (depth > 5) return "...";
  if (Array.isArray(value)) return value.map((item) => hidden(item, depth + 1));
  if (typeof value !== "object") return createHash("sha256").update(String(value)).digest("hex");
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hidden(one, depth + 1)]));
}
export function log(message: string, fields: object) {
  const all = [...Object.keys(fields)].map((key) => hidden(key));
  all.push(hidden(fields));
  console.log(message, ...all);
}
`;
const signature = `
import { createHmac, timingSafeEqual } from "node:crypto";
export function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
export function verify({ secret, headers, body }: { secret: string; headers: Headers; body: string }) {
  const given = headers.get("x-signature");
  if (!given) return { verified: false, reason: "missing" };
  const expected = createHmac("sha256", secret).update(body).digest("hex");
  return same(expected, given) ? { verified: true } : { verified: false, reason: "wrong" };
}
`;
const route = (body: string) => `
import { withError } from "../../../with-error.ts";
import { verify } from "../../../signature.ts";
import { db } from "../../../db.ts";
${body}
`;
const shared = { "with-error.ts": wrapper, "log.ts": log, "signature.ts": signature };

describe("webhooks", () => {
  it("follows a signature through a wrapper that catches errors", () => {
    expect(
      endpointsIn({
        ...shared,
        "app/hooks/signed/route.ts": route(`
          export const POST = withError("signed", async (request) => {
            const body = await request.text();
            const verification = verify({ secret: process.env.HOOK_SECRET!, headers: request.headers, body });
            if (!verification.verified) return new Response("wrong signature", { status: 401 });
            await db.events.insert(JSON.parse(body));
            return Response.json({ ok: true });
          });`),
        "app/hooks/unnamed/route.ts": route(`
          export const POST = withError(async (request) => {
            const body = await request.text();
            if (!verify({ secret: process.env.HOOK_SECRET!, headers: request.headers, body }).verified)
              return new Response(null, { status: 400 });
            await db.events.insert(JSON.parse(body));
            return Response.json({ ok: true });
          });`),
        "app/hooks/token/route.ts": route(`
          export async function POST(request: Request) {
            const token = new URL(request.url).searchParams.get("token");
            const expected = process.env.HOOK_TOKEN;
            if (expected !== "" && token !== expected) return new Response(null, { status: 403 });
            await db.events.insert(await request.json());
            return Response.json({ ok: true });
          }`),
        "app/hooks/open/route.ts": route(`
          export const POST = withError("open", async (request) => {
            await db.events.insert(await request.json());
            return Response.json({ ok: true });
          });`),
      }),
    ).toEqual([
      "POST /hooks/signed present: verify",
      "POST /hooks/unnamed present: verify",
      'POST /hooks/token present: expected !== "" && token !== expected',
      "POST /hooks/open absent",
    ]);
  });

  it("leaves to a queue who may call its consumer, in whatever function it is made", () => {
    expect(
      endpointsIn({
        "forward.ts": `
          import { handleCallback } from "@vercel/queue";
          export function consumer({ path }: { path: string }) {
            const handle = handleCallback(async (message) => { await fetch(path, { method: "POST", body: String(message) }); });
            return (request: Request) => handle(request);
          }
        `,
        "app/queue/route.ts": `
          import { consumer } from "../../forward.ts";
          export const POST = consumer({ path: "/api/digest" });
        `,
      }),
    ).toEqual(["POST /queue unknown"]);
  });

  it("can't tell what a function does that is chosen as the program runs", () => {
    expect(
      endpointsIn({
        "app/rpc/route.ts": `
          import { handlers } from "rpc-library";
          export async function POST(request: Request) {
            const handler = handlers[new URL(request.url).pathname];
            if (!handler) return new Response(null, { status: 404 });
            return await handler(request);
          }
        `,
      }),
    ).toEqual(["POST /rpc unknown"]);
  });
});
