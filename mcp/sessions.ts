import { randomUUID } from "node:crypto";
import {
  isLegacyRequest,
  WebStandardStreamableHTTPServerTransport,
  type McpServer,
} from "@modelcontextprotocol/server";

type Transport = WebStandardStreamableHTTPServerTransport;

const header = "mcp-session-id";
const maximumSessions = 64;
/** More than any client says of itself. */
const largestGreeting = 65_536;

/**
 * Sessions with clients of the older protocols. Over HTTP their cancellations come in requests of their own, which say by the session alone
 * whose call they mean. What belongs to no session is for others to answer.
 */
export class Sessions {
  readonly #factory: () => Promise<McpServer>;
  /** The least recently used first. */
  readonly #open = new Map<string, Transport>();

  constructor(factory: () => Promise<McpServer>) {
    this.#factory = factory;
  }

  async answer(request: Request): Promise<Response | undefined> {
    const id = request.headers.get(header);
    if (id === null) {
      if (!(await isGreeting(request))) return undefined;
      return await (await this.#begin()).handleRequest(request);
    }
    const transport = this.#open.get(id);
    // What tells a client to begin anew.
    if (transport === undefined) return new Response(null, { status: 404 });
    this.#keep(id, transport);
    return await transport.handleRequest(request);
  }

  async close(): Promise<void> {
    const transports = [...this.#open.values()];
    this.#open.clear();
    await Promise.all(transports.map((transport) => transport.close()));
  }

  async #begin(): Promise<Transport> {
    const transport: Transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id): void => this.#keep(id, transport),
      onsessionclosed: (id) => void this.#open.delete(id),
    });
    const server = await this.#factory();
    await server.connect(transport);
    return transport;
  }

  #keep(id: string, transport: Transport): void {
    this.#open.delete(id);
    this.#open.set(id, transport);
    for (const [oldest, idle] of this.#open) {
      if (this.#open.size <= maximumSessions) break;
      this.#open.delete(oldest);
      void idle.close();
    }
  }
}

async function isGreeting(request: Request): Promise<boolean> {
  const length = Number(request.headers.get("content-length") ?? NaN);
  if (request.method !== "POST" || !(length <= largestGreeting)) return false;
  try {
    const message = (await request.clone().json()) as { method?: unknown } | null;
    return message?.method === "initialize" && (await isLegacyRequest(request, message));
  } catch {
    return false;
  }
}
