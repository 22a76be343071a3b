import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../../../src/index.ts";
import { typescriptParser } from "../../../src/typescript-parser.ts";
import { temporaryProject, type Files } from "../../project/temporary-project.ts";

const app: Files = { "package.json": `{ "dependencies": { "express": "5" } }` };
const mixed: Files = { "package.json": `{ "dependencies": { "next": "16", "react-dom": "19" } }` };
const call = `export const load = () => fetch("https://example.com");\n`;

/** The lines that are reported, of the file that is named first. */
async function reported(files: Files, common: Files = app): Promise<number[]> {
  const directory = temporaryProject({ ...common, ...files });
  const eslint = new ESLint({
    cwd: directory,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ["**/*.{ts,tsx,js}"],
        plugins: { "backend-patterns": plugin },
        languageOptions: { parser: typescriptParser },
        rules: { "backend-patterns/require-timeout": "error" },
      },
    ],
  });
  const [filename = ""] = Object.keys(files);
  const [result] = await eslint.lintFiles([filename]);
  return (result?.messages ?? []).map(({ line }) => line);
}

describe("helpers that take options from their callers", () => {
  const helper = `export function call(path: string, options?: RequestInit) {
  return fetch("https://example.com" + path, { ...options, headers: {} });
}
`;

  it("are reported where no caller of any file gives a limit", async () => {
    const user = `import { call } from "./call.ts";\nexport const load = () => [call("/a"), call("/b", { method: "POST" })];\n`;
    expect(await reported({ "src/call.ts": helper, "src/users.ts": user })).toEqual([2]);
  });

  it.for([
    ["one caller gives one", `call("/a", { signal })`],
    ["one hands on what it was given itself", `call("/a", options)`],
    ["one spreads its arguments", `call(...options)`],
  ] as const)("are left alone where %s", async ([, code]) => {
    const user = `import { call } from "./call.ts";\nexport const load = (signal, options) => [call("/b"), ${code}];\n`;
    expect(await reported({ "src/call.ts": helper, "src/users.ts": user })).toEqual([]);
  });

  it("are left alone where nobody calls them, or somebody keeps them", async () => {
    expect(await reported({ "src/call.ts": helper })).toEqual([]);
    expect(await reported({ "src/call.ts": `${helper}export const handlers = { call };\n` })).toEqual([]);
  });

  it("follow the private methods of a class", async () => {
    const client = (options: string) => `export class Client {
  users() { return this.#call("/users"${options}); }
  #call(path: string, options: RequestInit = {}) {
    return fetch("https://example.com" + path, options);
  }
}
`;
    expect(await reported({ "src/client.ts": client("") })).toEqual([4]);
    expect(await reported({ "src/client.ts": client(", { signal }") })).toEqual([]);
  });
});

describe("server code", () => {
  it.for([
    ["in the package of a server", { "src/load.ts": call }, app],
    ["that reads a secret", { "src/load.ts": `${call}export const key = process.env.API_KEY;\n` }, mixed],
    ["that needs Node's modules", { "src/load.ts": `import "node:fs";\n${call}` }, mixed],
    [
      "that imports what needs them",
      {
        "src/load.ts": `import { read } from "./read.ts";\nexport { read };\n${call}`,
        "src/read.ts": `import fs from "node:fs";\nexport const read = fs.readFileSync;\n`,
      },
      mixed,
    ],
    ["that a handler is in", { "app/api/users/route.ts": call.replace("load", "GET") }, mixed],
    ["that the server alone may import", { "src/load.ts": `import "server-only";\n${call}` }, mixed],
  ] as const)("is code %s", async ([, files, common]) => {
    expect(await reported(files, common)).toHaveLength(1);
  });

  it.for([
    ["that may be in a page as well", { "src/load.ts": call }, mixed],
    [
      "that reads public settings",
      { "src/load.ts": `${call}export const key = process.env.NEXT_PUBLIC_KEY;\n` },
      mixed,
    ],
    [
      "that imports types alone",
      {
        "src/load.ts": `import type { Read } from "./read.ts";\nexport type { Read };\n${call}`,
        "src/read.ts": `import fs from "node:fs";\nexport type Read = typeof fs.readFileSync;\n`,
      },
      mixed,
    ],
    [
      "of a package that is run by hand",
      { "src/load.ts": `import fs from "node:fs";\n${call}` },
      { "package.json": `{\n  "bin": "cli.js"\n}` },
    ],
  ] as const)("isn't code %s", async ([, files, common]) => {
    expect(await reported(files, common)).toEqual([]);
  });
});

it("knows limits that another file sets for the process", async () => {
  const limits = `import { Agent, setGlobalDispatcher } from "undici";\nsetGlobalDispatcher(new Agent({ headersTimeout: 5_000 }));\n`;
  expect(await reported({ "src/load.ts": call, "src/limits.ts": limits })).toEqual([]);
  const proxy = `import { ProxyAgent, setGlobalDispatcher } from "undici";\nsetGlobalDispatcher(new ProxyAgent("http://proxy"));\n`;
  expect(await reported({ "src/load.ts": call, "src/limits.ts": proxy })).toEqual([1]);
});
