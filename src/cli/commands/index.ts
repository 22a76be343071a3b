import type { Command } from "../command.ts";

/** The subcommands. Each is loaded when it is called, so that none pays for another's libraries. */
export const commands: Readonly<Record<string, { summary: string; load(): Promise<Command> }>> = {
  check: {
    summary: "Find backend anti-patterns in files and folders",
    load: async () => (await import("./check.ts")).checkCommand(),
  },
  docs: {
    summary: "Read and search the pattern pages",
    load: async () => (await import("./docs.ts")).docsCommand(),
  },
  init: {
    summary: "Set up a project",
    load: async () => (await import("./init.ts")).initCommand(),
  },
  add: {
    summary: "Write an error class, a guard, a retry or a logger into the project",
    load: async () => (await import("./add.ts")).addCommand(),
  },
  fix: {
    summary: "Fix what can be fixed",
    load: async () => (await import("./fix.ts")).fixCommand(),
  },
  audit: {
    summary: "List the endpoints, and what stands before them",
    load: async () => (await import("./audit.ts")).auditCommand(),
  },
  explain: {
    summary: "Say what is known of a line, and why",
    load: async () => (await import("./explain.ts")).explainCommand(),
  },
  refactor: {
    summary: "Change several files for one finding",
    load: async () => (await import("./refactor.ts")).refactorCommand(),
  },
  mcp: {
    summary: "Serve coding agents over MCP",
    load: async () => (await import("./mcp.ts")).mcpCommand(),
  },
};
