import { spawnSync } from "node:child_process";
import { request } from "node:http";
import { describe, expect, it } from "vitest";
import { listening, main } from "./built.ts";
import { project } from "./session.ts";

const initialize = JSON.stringify({
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "test", version: "1" } },
});

interface Answer {
  status: number;
  body: string;
  headers: Record<string, unknown>;
}

/** `fetch` sets the Host header itself. */
function post(url: URL, { path = url.pathname, body = initialize, headers = {} } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: url.hostname, port: url.port, path, method: "POST", headers: { ...defaults, ...headers } },
      (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => (text += chunk.toString()));
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

const defaults = { "content-type": "application/json", accept: "application/json, text/event-stream" };

describe("over HTTP", { timeout: 60_000 }, () => {
  it("answers programs of this machine, at its own path alone", async () => {
    const { url } = await listening(project({}));
    expect(url.hostname).toBe("127.0.0.1");
    expect((await post(url)).status).toBe(200);
    expect((await post(url, { headers: { origin: "http://localhost:1234" } })).status).toBe(200);
    for (const path of ["/", "/mcp/", "/mcpx", "/.well-known/oauth-protected-resource", "//mcp"]) {
      expect(await post(url, { path })).toMatchObject({ status: 404, body: "" });
    }
  });

  it("tells a client whose session is gone to begin anew", async () => {
    const { url } = await listening(project({}));
    const session = (await post(url)).headers["mcp-session-id"] as string;
    const ping = JSON.stringify({ jsonrpc: "2.0", id: 2, method: "ping" });
    const headers = { "mcp-session-id": session };
    expect((await post(url, { body: ping, headers })).status).toBe(200);
    headers["mcp-session-id"] = "gone";
    expect((await post(url, { body: ping, headers })).status).toBe(404);
  });

  it("refuses foreign hosts and origins", async () => {
    const { url } = await listening(project({}));
    for (const headers of [
      { host: "evil.example" },
      { host: "127.0.0.1.evil.example" },
      { origin: "https://evil.example" },
      { origin: "null" },
    ]) {
      expect((await post(url, { headers })).status).toBe(403);
    }
  });

  it("limits what it reads", async () => {
    const { url } = await listening(project({}));
    const body = JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method: "ping",
      params: { x: "y".repeat(5 << 20) },
    });
    await expect(post(url, { body }).then(({ status }) => status)).resolves.toBe(413);
    expect((await post(url, { body: "{" })).status).toBe(400);
    expect((await post(url)).status).toBe(200);
  });

  it("asks for the token", async () => {
    const { url } = await listening(project({}), ["--token-env", "TEST_TOKEN"], { TEST_TOKEN: "s3cret" });
    const withToken = (authorization: string) => post(url, { headers: { authorization } });
    expect(await post(url)).toMatchObject({
      status: 401,
      body: "",
      headers: { "www-authenticate": "Bearer" },
    });
    for (const wrong of ["Bearer", "Bearer s3cre", "Bearer s3cret2", "Basic s3cret", "s3cret"]) {
      expect((await withToken(wrong)).status).toBe(401);
    }
    expect((await withToken("Bearer s3cret")).status).toBe(200);
  });

  it.each([
    [["--http", "0", "--host", "0.0.0.0"], /takes `--token-env`/],
    [["--http", "0", "--token-env", "NOT_SET_ANYWHERE"], /holds no token/],
    [["--host", "127.0.0.1"], /go with `--http`/],
    [["--http=70000"], /from 0 to 65535/],
    [["--root", "does-not-exist"], /doesn't exist/],
  ])("doesn't start with %j", (args, message) => {
    const { status, stderr } = spawnSync(process.execPath, [main, "mcp", ...args], { encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(message) as string });
  });
});
