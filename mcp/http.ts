import { createHash, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { hostHeaderValidation, localhostOriginValidation, toNodeHandler } from "@modelcontextprotocol/node";
import { createMcpHandler, type McpServer } from "@modelcontextprotocol/server";
import { maximumMessageBytes } from "./message-size.ts";
import { Sessions } from "./sessions.ts";

export interface HttpOptions {
  host: string;
  port: number;
  /** Callers must present it as a bearer token. */
  token?: string;
  onError(error: unknown): void;
}

const path = "/mcp";
/** Addresses that stand for all names of the machine: the token alone decides there. */
const everywhere = new Set(["0.0.0.0", "::"]);
const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** Whether only programs on this machine can connect. */
export function isLoopback(host: string): boolean {
  return ["localhost", "127.0.0.1", "::1"].includes(host);
}

/** Serves any number of clients over Streamable HTTP; resolves when it listens. */
export async function serveOverHttp(
  factory: () => Promise<McpServer>,
  { host, port, token, onError }: HttpOptions,
): Promise<Server> {
  const handler = createMcpHandler(factory, { maxRequestBodySize: maximumMessageBytes, onerror: onError });
  const sessions = new Sessions(factory);
  const routed: typeof handler.fetch = async (request, options) =>
    (await sessions.answer(request)) ?? (await handler.fetch(request, options));
  const handle = toNodeHandler(
    { fetch: routed },
    { maxRequestBodySize: maximumMessageBytes, onerror: onError },
  );
  // Browsers send what a page of another site tells them to, under that site's name.
  const isHostAllowed = everywhere.has(host) ? () => true : hostHeaderValidation([...loopback, host]);
  const isOriginAllowed = localhostOriginValidation();
  const server = createServer((request, response) => {
    if (!isHostAllowed(request, response) || !isOriginAllowed(request, response)) return;
    if (request.url?.split("?")[0] !== path) return refuse(response, 404);
    if (token !== undefined && !isAuthorized(request, token)) {
      response.setHeader("WWW-Authenticate", "Bearer");
      return refuse(response, 401);
    }
    handle(request as Parameters<typeof handle>[0], response).catch(onError);
  });
  server.on("close", () => {
    void handler.close();
    void sessions.close();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return server;
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

/** Digests are of one length, and tell nothing of where the tokens differ. */
function isAuthorized({ headers }: IncomingMessage, token: string): boolean {
  const [, given = ""] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? "") ?? [];
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
