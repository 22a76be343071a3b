import { z } from "zod";
import { limit } from "../schemas.ts";
import { defineTool, readOnly } from "../tool.ts";

const input = z.strictObject({ query: z.string().min(1).max(500), limit: limit(5, 30) });

const output = z.object({
  patterns: z.array(
    z.object({ id: z.string(), title: z.string(), category: z.string(), summary: z.string() }),
  ),
});

export const searchPatterns = defineTool({
  name: "search_patterns",
  title: "Search patterns",
  description:
    "Finds pages on proven backend patterns (pagination, caching, transactions, retries, JWT ...) by question or keywords, best first.",
  input,
  output,
  annotations: readOnly,
  async run({ query, limit: most }) {
    const { searchPatterns: search } = await import("../../src/docs/index.ts");
    const patterns = search(query, { limit: most }).map(({ info: { id, title, category, summary } }) => ({
      id,
      title,
      category,
      summary,
    }));
    const lines = patterns.map(({ id, category, summary }) => `${id} (${category}): ${summary}`);
    return { data: { patterns }, text: lines.join("\n") || "No page fits." };
  },
});
