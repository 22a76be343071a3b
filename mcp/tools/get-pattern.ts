import { z } from "zod";
import { CallFailure } from "../failure.ts";
import { defineTool, readOnly } from "../tool.ts";

const input = z.strictObject({
  ids: z.array(z.string().min(1).max(100)).min(1).max(5),
  section: z.string().min(1).max(100).optional().describe("A heading, such as `how-it-goes-wrong`"),
  response_format: z
    .enum(["concise", "detailed"])
    .default("detailed")
    .describe("concise: summary; detailed: the page"),
});

const output = z.object({
  patterns: z.array(
    z.object({ id: z.string(), title: z.string(), markdown: z.string(), sections: z.array(z.string()) }),
  ),
  unknown: z.array(z.string()),
});

export const getPattern = defineTool({
  name: "get_pattern",
  title: "Read patterns",
  description:
    "The pages of patterns, or one section of each: code that is run by tests, and how it goes wrong.",
  input,
  output,
  annotations: readOnly,
  async run({ ids, section, response_format: format }) {
    const docs = await import("../../src/docs/index.ts");
    const unknown: string[] = [];
    const patterns = ids.flatMap((id) => {
      const page = docs.getPattern(id, { section, depth: format === "concise" ? "summary" : "page" });
      if (!page) {
        unknown.push(id);
        return [];
      }
      return { id, title: page.info.title, markdown: page.markdown, sections: [...page.sections] };
    });
    if (patterns.length === 0) throw new CallFailure(missing(docs, ids, section));
    const text = patterns.map(({ markdown }) => markdown).join("\n\n");
    return {
      data: { patterns, unknown },
      text: unknown.length === 0 ? text : `${text}\n\nNot found: ${unknown.join(", ")}.`,
    };
  },
});

function missing(
  { getPattern: page, listPatterns }: typeof import("../../src/docs/index.ts"),
  ids: readonly string[],
  section: string | undefined,
): string {
  const sections = ids.map((id) => page(id)?.sections).find((found) => found);
  if (section !== undefined && sections)
    return `There is no such section. There are: ${sections.join(", ")}.`;
  const all = listPatterns().map(({ id }) => id);
  return `There is no such pattern. The patterns are: ${all.join(", ")}.`;
}
