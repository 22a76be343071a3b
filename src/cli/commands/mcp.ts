import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { exitCode, UsageError, type Command, type Io } from "../command.ts";

const options = {
  http: {
    type: "string",
    value: "[PORT]",
    description: "Serve Streamable HTTP at /mcp on this machine (default port: 3333), not stdio",
  },
  host: { type: "string", value: "HOST", description: "With --http: listen elsewhere than on 127.0.0.1" },
  "token-env": {
    type: "string",
    value: "NAME",
    description: "With --http: ask for the bearer token in the environment variable NAME",
  },
  root: {
    type: "string",
    multiple: true,
    value: "DIR",
    description: "A folder that may be looked into (default: the current one). Repeatable",
  },
  "read-only": { type: "boolean", description: "Offer no tool that writes" },
  "no-config": {
    type: "boolean",
    description: "Never load the project's ESLint configuration, which is code",
  },
  timeout: { type: "string", value: "SECONDS", description: "Stop a call after so long (default: 120)" },
} as const;

const notes = `A Model Context Protocol server for coding agents: analysis, fixes and the pattern pages.
docs/mcp.md says how clients are set up.`;

const defaultPort = 3333;

/** `backend-patterns mcp`. */
export function mcpCommand(): Command {
  return { summary: "Serve coding agents over MCP", usage: "mcp [options]", options, notes, run: runMcp };
}

async function runMcp(args: string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args: withPort(args), options });
  const { http, host = "127.0.0.1", "token-env": tokenName } = values;
  if (http === undefined && (values.host ?? tokenName) !== undefined)
    throw new UsageError("`--host` and `--token-env` go with `--http`.");
  const { serve, ServeError } = await import("../../../mcp/serve.ts");
  try {
    await serve({
      roots: (values.root ?? ["."]).map((folder) => resolve(io.cwd, folder)),
      readOnly: values["read-only"] === true,
      config: values["no-config"] !== true,
      milliseconds: 1000 * numberOf("--timeout", values.timeout ?? "120", 1, 86_400),
      env: io.env,
      log: (text) => void io.stderr.write(`${text}\n`),
      ...(http === undefined
        ? {}
        : {
            http: {
              host,
              port: numberOf("--http", http || String(defaultPort), 0, 65_535),
              ...(tokenName === undefined ? {} : { tokenName }),
            },
          }),
    });
  } catch (error) {
    if (error instanceof ServeError) throw new UsageError(error.message);
    throw error;
  }
  return exitCode.clean;
}

/** The value of `--http` may be left out. */
function withPort(args: readonly string[]): string[] {
  return args.flatMap((argument, i) =>
    argument === "--http" && !/^\d+$/.test(args[i + 1] ?? "") ? ["--http="] : [argument],
  );
}

function numberOf(option: string, text: string, minimum: number, maximum: number): number {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : NaN;
  if (number >= minimum && number <= maximum) return number;
  throw new UsageError(`\`${option}\` wants a number from ${minimum} to ${maximum}, not \`${text}\`.`);
}
