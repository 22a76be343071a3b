import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Client } from "@modelcontextprotocol/client";
import { InMemoryTransport } from "@modelcontextprotocol/server";
import { onTestFinished } from "vitest";
import { runJob, type Engine } from "../../mcp/analysis/jobs.ts";
import { Roots } from "../../mcp/roots.ts";
import { serverFactory } from "../../mcp/server.ts";

export const client = `
import { PrismaClient } from "@prisma/client";
export const prisma = new PrismaClient();
`;

export const repository = `
import { prisma } from "./db.ts";
export const users = { findById: (id: number) => prisma.user.findUnique({ where: { id }, select: { id: true } }) };
`;

export const service = `
import { users } from "./users.ts";
export async function names(orders: { userId: number }[]) {
  const found = [];
  for (const order of orders) found.push(await users.findById(order.userId));
  return found;
}
`;

/** A loop, a repository and a client in three files. */
export const shop = { "src/db.ts": client, "src/users.ts": repository, "src/names.ts": service };

/** A retry without end, in a package that has nothing to retry with. */
export const rates = {
  "package.json": `{ "type": "module" }`,
  "src/rates.ts": `export async function rates() {
  for (;;) {
    try {
      return await fetch("https://rates.example");
    } catch {
      console.log("again");
    }
  }
}
`,
};

/** Writes files into a new folder that goes away with the test. */
export function project(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "backend-patterns-mcp-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));
  write(root, files);
  return root;
}

export function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
}

/** The analysis in this process: without the safety of its own, but fast. */
export function localEngine(root: string, { config = true } = {}): Engine {
  const roots = new Roots([root]);
  return {
    call: (name, input, { signal, onProgress = () => undefined }) =>
      runJob(name, input, { roots, config, signal, deadline: Infinity, onProgress }),
  };
}

export interface Session {
  root: string;
  client: Client;
  /** Errors that callers are told of without details. */
  errors: unknown[];
  call(name: string, input: Record<string, unknown>): Promise<ToolResult>;
}

export interface ToolResult {
  isError: boolean;
  text: string;
  data: Record<string, unknown>;
}

/** A client and a server in this process. */
export async function session(
  files: Readonly<Record<string, string>>,
  { readOnly = false, config = true, engine }: { readOnly?: boolean; config?: boolean; engine?: Engine } = {},
): Promise<Session> {
  const root = project(files);
  const errors: unknown[] = [];
  const factory = serverFactory({
    engine: engine ?? localEngine(root, { config }),
    readOnly,
    onError: (error) => errors.push(error),
  });
  const server = await factory();
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await server.connect(theirs);
  const connected = new Client({ name: "test", version: "1" });
  await connected.connect(ours);
  onTestFinished(() => connected.close());
  return { root, client: connected, errors, call: (name, input) => callTool(connected, name, input) };
}

export async function callTool(
  connected: Pick<Client, "callTool">,
  name: string,
  input: Record<string, unknown>,
): Promise<ToolResult> {
  const result = await connected.callTool({ name, arguments: input });
  const [content] = result.content as { text: string }[];
  return {
    isError: result.isError === true,
    text: content?.text ?? "",
    data: (result.structuredContent ?? {}) as Record<string, unknown>,
  };
}
