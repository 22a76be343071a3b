import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { proposeAgentsFile } from "../../src/init/agents-file.ts";
import { proposeMcp } from "../../src/init/mcp-servers.ts";
import { proposeWorkflow } from "../../src/init/workflow.ts";
import { project } from "../cli/run-check.ts";

const paths = (folder: string, changes: readonly { path: string }[]) =>
  changes.map(({ path }) => path.slice(folder.length + 1));

describe("the MCP server", () => {
  it("is named in .mcp.json, and in the files of editors that the project has a folder for", () => {
    expect(paths("", proposeMcp(project({})).changes.slice(0, 1))[0]).toMatch(/\.mcp\.json$/);
    const folder = project({ ".vscode/settings.json": "{}", ".cursor/rules": "" });
    const { changes } = proposeMcp(folder);
    expect(paths(folder, changes)).toEqual([".mcp.json", ".vscode/mcp.json", ".cursor/mcp.json"]);
    const [agents, vscode] = changes.map(({ after }) => JSON.parse(after) as Record<string, object>);
    const server = { command: "npx", args: ["-y", "eslint-plugin-backend-patterns", "mcp"] };
    expect(agents).toEqual({ mcpServers: { "backend-patterns": server } });
    expect(vscode).toEqual({ servers: { "backend-patterns": { type: "stdio", ...server } } });
  });

  it("joins the servers that are there, comments included", () => {
    const before = `{\n\t// ours\n\t"mcpServers": {\n\t\t"db": { "command": "db" } // local\n\t},\n\t"other": 1\n}\n`;
    const [change] = proposeMcp(project({ ".mcp.json": before })).changes;
    for (const kept of ["\t// ours\n", `"db": {`, "// local", `"other": 1`])
      expect(change?.after).toContain(kept);
    expect(change?.after).toContain(`\n\t\t"backend-patterns": {\n\t\t\t"command": "npx",`);
  });

  it("is added once", () => {
    const folder = project({ ".mcp.json": `{ "mcpServers": { "backend-patterns": { "command": "x" } } }` });
    expect(proposeMcp(folder).changes).toEqual([]);
  });

  it.for([`{ "mcpServers": [] }`, `{ "mcpServers": `, `[]`])("is left to the user in %s", (text) => {
    const { changes, notes } = proposeMcp(project({ ".mcp.json": text }));
    expect(changes).toEqual([]);
    expect(notes[0]).toContain(`"backend-patterns"`);
  });
});

describe("the workflow", () => {
  const stepsOf = (folder: string) => {
    const [change] = proposeWorkflow(folder).changes;
    const workflow = parse(change?.after ?? "") as {
      jobs: { lint: { steps: { run?: string; uses?: string }[] } };
    };
    return workflow.jobs.lint.steps.map(({ run, uses }) => run ?? uses);
  };

  it.for([
    ["package-lock.json", ["actions/setup-node@v5", "npm ci", "npx eslint ."]],
    [
      "pnpm-lock.yaml",
      [
        "pnpm/action-setup@v4",
        "actions/setup-node@v5",
        "pnpm install --frozen-lockfile",
        "pnpm exec eslint .",
      ],
    ],
    [
      "yarn.lock",
      ["corepack enable", "actions/setup-node@v5", "yarn install --frozen-lockfile", "yarn eslint ."],
    ],
    [
      "bun.lock",
      ["oven-sh/setup-bun@v2", "actions/setup-node@v5", "bun install --frozen-lockfile", "bunx eslint ."],
    ],
  ] as const)("installs as %s says", ([lockFile, steps]) => {
    expect(stepsOf(project({ [lockFile]: "" }))).toEqual(["actions/checkout@v5", ...steps]);
  });

  it("is left out where one runs ESLint, itself or through a script", () => {
    const workflow = (run: string) => `on: push\njobs:\n  a:\n    steps:\n      - run: ${run}\n`;
    const scripts = `{ "scripts": { "lint": "eslint src", "lint:css": "stylelint ." } }`;
    const proposed = (run: string) =>
      proposeWorkflow(project({ "package.json": scripts, ".github/workflows/ci.yml": workflow(run) })).changes
        .length;
    expect(proposed("npx eslint .")).toBe(0);
    expect(proposed("pnpm lint")).toBe(0);
    expect(proposed("npm run lint")).toBe(0);
    expect(proposed("npm run lint:css")).toBe(1);
    expect(proposed("npm test")).toBe(1);
  });
});

describe("AGENTS.md", () => {
  it("gets a paragraph below what it says, once", () => {
    const folder = project({ "AGENTS.md": "# Rules\n\nBe kind.\n\n\n" });
    const [change] = proposeAgentsFile(folder).changes;
    expect(change?.after).toMatch(
      /^# Rules\n\nBe kind\.\n\n## Backend patterns\n\n[^]+npx backend-patterns check/,
    );
    expect(proposeAgentsFile(project({ "AGENTS.md": change?.after ?? "" })).changes).toEqual([]);
    expect(readFileSync(join(folder, "AGENTS.md"), "utf8")).toBe("# Rules\n\nBe kind.\n\n\n");
  });
});
