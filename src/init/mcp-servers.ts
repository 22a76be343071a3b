import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { applyEdits, modify, parseTree, findNodeAtLocation, type ParseError } from "jsonc-parser";
import type { Proposal } from "./change.ts";

interface Agent {
  readonly path: string;
  /** The property that lists the servers. */
  readonly servers: string;
  readonly entry: object;
}

const server = { command: "npx", args: ["-y", "eslint-plugin-backend-patterns", "mcp"] };

/** The agents that read their servers from a file of the project. */
const agents: readonly Agent[] = [
  { path: ".mcp.json", servers: "mcpServers", entry: server },
  { path: ".vscode/mcp.json", servers: "servers", entry: { type: "stdio", ...server } },
  { path: ".cursor/mcp.json", servers: "mcpServers", entry: server },
];

/** Names the MCP server in `.mcp.json`, and in the files of the editors that the project has a folder for. */
export function proposeMcp(folder: string): Proposal {
  const wanted = agents.filter(({ path }) => path === ".mcp.json" || existsSync(join(folder, dirname(path))));
  const proposals = wanted.map((agent) => merge(folder, agent));
  return {
    changes: proposals.flatMap(({ changes }) => changes),
    notes: proposals.flatMap(({ notes }) => notes),
  };
}

/** Adds the entry and keeps the rest of the file, comments included. */
function merge(folder: string, { path, servers, entry }: Agent): Proposal {
  const file = join(folder, path);
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  const errors: ParseError[] = [];
  const root = before.trim() === "" ? undefined : parseTree(before, errors, { allowTrailingComma: true });
  const list = root && findNodeAtLocation(root, [servers]);
  if (errors.length > 0 || (root && root.type !== "object") || (list && list.type !== "object")) {
    const shown = JSON.stringify({ [servers]: { "backend-patterns": entry } });
    return {
      changes: [],
      notes: [`${path} is left as it is, since it isn't what it should be. Add by hand: ${shown}`],
    };
  }
  if (list && findNodeAtLocation(list, ["backend-patterns"])) return { changes: [], notes: [] };
  const edits = modify(before, [servers, "backend-patterns"], entry, {
    formattingOptions: formatting(before),
  });
  const after = applyEdits(before, edits);
  return {
    changes: [{ part: "mcp", path: file, before, after: after.endsWith("\n") ? after : `${after}\n` }],
    notes: [],
  };
}

function formatting(text: string) {
  const indentation = /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";
  return {
    insertSpaces: !indentation.startsWith("\t"),
    tabSize: indentation.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
}
