import { mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { Client, StreamableHTTPClientTransport, type RequestOptions } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { Client as OldClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport as OldStdio } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport as OldHttp } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { listening, main } from "./built.ts";
import { client as database, write } from "./session.ts";

const info = { name: "test", version: "1" };
const modern = { versionNegotiation: { mode: { pin: "2026-07-28" } } } as const;
const url = (path: string) => JSON.stringify(pathToFileURL(path).href);
const stdio = (root: string) => ({ command: process.execPath, args: [main, "mcp", "--root", root] });

type Options = Required<Pick<RequestOptions, "signal" | "onprogress">>;
interface Connected {
  close(): Promise<void>;
  call(paths: string[], options?: Options): Promise<unknown>;
}

const request = (paths: string[]) => ({ name: "analyze_files", arguments: { paths } });

function ofOld(client: OldClient): Connected {
  return {
    close: () => client.close(),
    call: (paths, options) => client.callTool(request(paths), undefined, options),
  };
}

function ofNew(client: Client): Connected {
  return {
    close: () => client.close(),
    call: (paths, options) => client.callTool(request(paths), options),
  };
}

const connections: Record<string, (root: string) => Promise<Connected>> = {
  async "an old client over stdio"(root) {
    const client = new OldClient(info);
    await client.connect(new OldStdio(stdio(root)));
    return ofOld(client);
  },
  async "an old client over HTTP"(root) {
    const client = new OldClient(info);
    const { url } = await listening(root);
    await client.connect(new OldHttp(url) as Parameters<OldClient["connect"]>[0]);
    return ofOld(client);
  },
  async "a new client over stdio"(root) {
    const client = new Client(info, modern);
    await client.connect(new StdioClientTransport(stdio(root)));
    return ofNew(client);
  },
  async "a new client over HTTP"(root) {
    const client = new Client(info, modern);
    const { url } = await listening(root);
    await client.connect(new StreamableHTTPClientTransport(url));
    return ofNew(client);
  },
};

const body = `
import { prisma } from "./db.ts";
export const find = (email: string) => prisma.user.findUnique({ where: { email } });
`;

/** A configuration whose parser leaves a mark for each file. */
const counting = `
import { appendFileSync } from "node:fs";
import plugin from ${url(join(main, "../../index.js"))};
import parser from ${url(join(main, "../../../../node_modules/@typescript-eslint/parser/dist/index.js"))};
const marking = {
  meta: parser.meta,
  parseForESLint(text, options) {
    appendFileSync(new URL("./parsed", import.meta.url), ".");
    return parser.parseForESLint(text, options);
  },
};
export default [{
  files: ["**/*.ts"],
  languageOptions: { parser: marking },
  plugins: { "backend-patterns": plugin },
  rules: { "backend-patterns/no-select-star": "error" },
}];
`;

/** Ten thousand files in twenty folders; those in the last of them take the longest. */
const files = Object.fromEntries(
  Array.from({ length: 10_000 }, (_, i) => [`src/${i % 20}/f${i}.ts`, i % 20 < 19 ? "export {};\n" : body]),
);

describe("a long call", { timeout: 120_000 }, () => {
  let root = "";
  beforeAll(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "backend-patterns-mcp-")));
    write(root, { "eslint.config.mjs": counting, "src/19/db.ts": database, ...files });
    return () => rmSync(root, { recursive: true, force: true });
  }, 60_000);

  it.each([
    ["a new client over stdio", "src", 10_001],
    ["a new client over HTTP", "src/19", 501],
    ["an old client over stdio", "src/19", 501],
    ["an old client over HTTP", "src/19", 501],
  ])("tells %s how far it is, and stops when told", async (name, folder, total) => {
    writeFileSync(join(root, "parsed"), "");
    const client = await connections[name]!(root);
    onTestFinished(() => client.close());
    const controller = new AbortController();
    const seen: number[] = [];
    const call = client.call([folder], {
      signal: controller.signal,
      onprogress(progress) {
        expect(progress.total).toBe(total);
        seen.push(progress.progress);
        if (progress.progress > 0) controller.abort();
      },
    });
    await expect(call).rejects.toThrow();
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBeLessThan(total);
    // The answer to another call means that the cancellation has arrived as well.
    await client.call(["src/1/f1.ts"]);
    const parsed = statSync(join(root, "parsed")).size;
    await sleep(500);
    expect(statSync(join(root, "parsed")).size).toBe(parsed);
    expect(parsed).toBeLessThan(total);
  });
});
