import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { spawn, type ChildProcess } from "node:child_process";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { onTestFinished } from "vitest";
import { callTool, type ToolResult } from "./session.ts";

export const main = resolve("dist/src/cli/main.js");
if (!existsSync(main)) throw new Error("These tests run the built server: `npm run build` first.");

export interface BuiltSession {
  client: Client;
  pid: number;
  stderr(): string;
  call(name: string, input: Record<string, unknown>): Promise<ToolResult>;
}

/** The built server over stdio. */
export async function overStdio(root: string, args: string[] = []): Promise<BuiltSession> {
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [main, "mcp", "--root", root, ...args],
    stderr: "pipe",
  });
  let stderr = "";
  transport.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const client = new Client({ name: "test", version: "1" });
  await client.connect(transport);
  onTestFinished(() => client.close());
  return {
    client,
    pid: transport.pid ?? 0,
    stderr: () => stderr,
    call: (name, input) => callTool(client, name, input),
  };
}

/** The built server over HTTP, on a port of its own choice. */
export async function listening(
  root: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<{ url: URL; process: ChildProcess }> {
  const child = spawn(process.execPath, [main, "mcp", "--root", root, "--http", "0", ...args], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, ...env },
  });
  onTestFinished(() => void child.kill());
  let stderr = "";
  const url = await new Promise<URL>((found, failed) => {
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
      const [, address] = /Listening on (\S+)/.exec(stderr) ?? [];
      if (address) found(new URL(address));
    });
    child.once("exit", () => failed(new Error(stderr)));
  });
  return { url, process: child };
}
