import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { Client as OldClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport as OldStdio } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport as OldHttp } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { describe, expect, it, onTestFinished } from "vitest";
import { listening, main } from "./built.ts";
import { project, shop } from "./session.ts";

const info = { name: "test", version: "1" };
const modern = { versionNegotiation: { mode: { pin: "2026-07-28" } } } as const;
const stdio = (root: string) => ({ command: process.execPath, args: [main, "mcp", "--root", root] });

type AnyClient = Pick<Client, "listTools" | "callTool" | "listResources" | "getPrompt" | "close">;

const connections: Record<string, (root: string) => Promise<AnyClient>> = {
  async "the old client over stdio"(root) {
    const client = new OldClient(info);
    await client.connect(new OldStdio(stdio(root)));
    return client as unknown as AnyClient;
  },
  async "the old client over HTTP"(root) {
    const client = new OldClient(info);
    const { url } = await listening(root);
    await client.connect(new OldHttp(url) as Parameters<OldClient["connect"]>[0]);
    return client as unknown as AnyClient;
  },
  async "the new client over stdio"(root) {
    const client = new Client(info, modern);
    await client.connect(new StdioClientTransport(stdio(root)));
    return client;
  },
  async "the new client over HTTP"(root) {
    const client = new Client(info, modern);
    const { url } = await listening(root);
    await client.connect(new StreamableHTTPClientTransport(url));
    return client;
  },
};

describe("real clients", { timeout: 120_000 }, () => {
  it.each(Object.keys(connections))("%s", async (name) => {
    const client = await connections[name]!(project(shop));
    onTestFinished(() => client.close());
    const { tools } = await client.listTools();
    expect(tools.map((tool) => tool.name)).toEqual(expect.arrayContaining(["analyze_files", "fix_files"]));
    const result = await client.callTool({
      name: "analyze_files",
      arguments: { paths: ["src"], rules: ["no-query-in-loop"] },
    });
    expect(result.structuredContent).toMatchObject({
      clean: false,
      summary: { files: 3, findings: 1 },
      files: [{ path: "src/names.ts" }],
    });
    const refused = await client.callTool({
      name: "analyze_code",
      arguments: { code: "", filename: "../x.ts" },
    });
    expect(refused.isError).toBe(true);
    const { resources } = await client.listResources();
    expect(resources.length).toBeGreaterThan(20);
    const prompt = await client.getPrompt({ name: "review_backend_changes", arguments: {} });
    expect(prompt.messages).toHaveLength(1);
  });
});
