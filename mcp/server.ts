import { McpServer, type CallToolResult, type ServerContext } from "@modelcontextprotocol/server";
import { packageInfo } from "../src/package-info.ts";
import type { Engine } from "./analysis/jobs.ts";
import { CallFailure } from "./failure.ts";
import { advertised } from "./json-schema.ts";
import { createPages, type AllPages } from "./pages.ts";
import { progressTo } from "./progress.ts";
import { registerPrompts } from "./prompts.ts";
import { registerResources } from "./resources.ts";
import { attachSkills } from "./skills.ts";
import type { Tool } from "./tool.ts";
import { toolsOf } from "./tools/index.ts";

export interface ServerOptions {
  engine: Engine;
  readOnly: boolean;
  /** Hears of bugs, which callers are told of without details. */
  onError(error: unknown): void;
}

const instructions =
  "Static analysis of TypeScript and JavaScript backends: findings with the calls behind them, safe fixes, and proven patterns with tested code.";

/** Documents change with the version of the package only. */
const hour = 3_600_000;
const documents = { ttlMs: hour, cacheScope: "public" } as const;

type AdvertisedTool = Tool & {
  schemas: Record<"input" | "output", ReturnType<typeof advertised>>;
};

/** Makes servers that share one engine: one per connection, or per request over HTTP. */
export function serverFactory(options: ServerOptions): () => Promise<McpServer> {
  const pages = createPages();
  const tools = toolsOf(options).map((tool) => ({
    ...tool,
    schemas: { input: advertised(tool.input), output: advertised(tool.output) },
  }));
  return async () => {
    const server = new McpServer(
      { name: "backend-patterns", title: "Backend Patterns", version: packageInfo.version },
      {
        instructions,
        capabilities: { tools: {}, resources: {}, prompts: {}, completions: {} },
        cacheHints: {
          "tools/list": documents,
          "prompts/list": documents,
          "resources/list": documents,
          "resources/templates/list": documents,
          "resources/read": documents,
          "server/discover": documents,
        },
        maxToolInputElements: 1000,
      },
    );
    for (const tool of tools) registerTool(server, tool, pages, options);
    registerResources(server, options.engine);
    registerPrompts(server);
    await attachSkills(server);
    return server;
  };
}

function registerTool(
  server: McpServer,
  tool: AdvertisedTool,
  pages: AllPages,
  { engine, onError }: ServerOptions,
): void {
  const { name, title, description, annotations, schemas } = tool;
  server.registerTool(
    name,
    { title, description, annotations, inputSchema: schemas.input, outputSchema: schemas.output },
    async (input: Record<string, unknown>, context: ServerContext): Promise<CallToolResult> => {
      const { signal } = context.mcpReq;
      const progress = progressTo(context);
      try {
        const { data, text } = await tool.run(input, {
          engine,
          pages,
          signal,
          ...(progress ? { onProgress: progress.report } : {}),
        });
        await progress?.sent();
        // Clients reject a result with keys that its schema doesn't name.
        return { content: [{ type: "text", text }], structuredContent: tool.output.parse(data) };
      } catch (error) {
        return failed(error, signal, onError);
      }
    },
  );
}

function failed(error: unknown, signal: AbortSignal, onError: ServerOptions["onError"]): CallToolResult {
  if (error instanceof CallFailure) return answer(error.message);
  if (signal.aborted) return answer("The call was cancelled.");
  onError(error);
  return answer(
    `An internal error, which the server's log describes. It can be reported: ${packageInfo.bugsUrl}`,
  );
}

function answer(text: string): CallToolResult {
  return { content: [{ type: "text", text }], isError: true };
}
