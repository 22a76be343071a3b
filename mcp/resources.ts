import {
  ResourceNotFoundError,
  ResourceTemplate,
  type McpServer,
  type ReadResourceResult,
} from "@modelcontextprotocol/server";
import type { RuleDescription } from "./analysis/describe-rules.ts";
import type { Engine } from "./analysis/jobs.ts";
import { ruleMarkdown } from "./rule-markdown.ts";

const scheme = "backend-patterns://";
const mimeType = "text/markdown";
const cacheHint = { ttlMs: 3_600_000, cacheScope: "public" } as const;

/** The pages of rules and patterns, and an index of both. */
export function registerResources(server: McpServer, engine: Engine): void {
  const rules = () => engine.call("rules", {}, { signal: AbortSignal.timeout(30_000) });

  server.registerResource(
    "index",
    `${scheme}index`,
    { title: "Index", description: "All rules and patterns in a line each", mimeType, cacheHint },
    async (uri) => page(uri, await indexPage(await rules())),
  );
  server.registerResource(
    "rules",
    new ResourceTemplate(`${scheme}rules/{id}`, {
      list: async () => ({
        resources: (await rules()).map(({ id, description }) => ({
          uri: `${scheme}rules/${id}`,
          name: id,
          description,
          mimeType,
        })),
      }),
      complete: {
        id: async (start) =>
          startingWith(
            start,
            (await rules()).map(({ id }) => id),
          ),
      },
    }),
    { title: "Rules", description: "What a rule reports, why, and its fix", mimeType, cacheHint },
    async (uri, { id }) => {
      const rule = (await rules()).find((candidate) => candidate.id === id);
      if (!rule) throw new ResourceNotFoundError(uri.href);
      return page(uri, ruleMarkdown(rule));
    },
  );
  server.registerResource(
    "patterns",
    new ResourceTemplate(`${scheme}patterns/{id}`, {
      list: async () => ({
        resources: (await patterns()).map(({ id, title, summary }) => ({
          uri: `${scheme}patterns/${id}`,
          name: id,
          title,
          description: summary,
          mimeType,
        })),
      }),
      complete: {
        id: async (start) =>
          startingWith(
            start,
            (await patterns()).map(({ id }) => id),
          ),
      },
    }),
    { title: "Patterns", description: "A proven pattern with tested code", mimeType, cacheHint },
    async (uri, { id }) => {
      const { getPattern } = await import("../src/docs/index.ts");
      const found = getPattern(String(id));
      if (!found) throw new ResourceNotFoundError(uri.href);
      return page(uri, found.markdown);
    },
  );
}

async function patterns() {
  return (await import("../src/docs/index.ts")).listPatterns();
}

async function indexPage(rules: readonly RuleDescription[]): Promise<string> {
  const ofRules = rules.map(({ id, description }) => `- ${scheme}rules/${id}: ${description}`);
  const ofPatterns = (await patterns()).map(({ id, summary }) => `- ${scheme}patterns/${id}: ${summary}`);
  return ["# Rules", ofRules.join("\n"), "# Patterns", ofPatterns.join("\n")].join("\n\n");
}

function startingWith(start: string, names: readonly string[]): string[] {
  return names.filter((name) => name.startsWith(start)).slice(0, 100);
}

function page(uri: URL, text: string): ReadResourceResult {
  return { contents: [{ uri: uri.href, mimeType, text }] };
}
