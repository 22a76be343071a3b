import { parseArgs } from "node:util";
import {
  getPattern,
  getRuleDoc,
  listPatterns,
  patternCategories,
  searchPatterns,
  type Depth,
  type PatternCategory,
  type PatternInfo,
} from "../../docs/index.ts";
import { colors, wantsColor } from "../colors.ts";
import { exitCode, UsageError, type Command, type Io } from "../command.ts";
import { paintMarkdown } from "../markdown.ts";

const options = {
  section: { type: "string", value: "HEADING", description: "Print one section of the page only" },
  depth: {
    type: "string",
    value: "DEPTH",
    description: "summary, page (default) or full, with the whole example",
  },
  limit: { type: "string", value: "N", description: "Show at most N pages of a search (default: 5)" },
  json: { type: "boolean", description: "Print JSON" },
} as const;

const notes = `Without an argument, all pattern pages are listed. The name of a page, of a category or of a rule prints that;
anything else is searched for in the pages.

Exit code: 0 found; 1 nothing fits; 2 wrong usage.`;

const depths: readonly Depth[] = ["summary", "page", "full"];

interface Answer {
  /** What `--json` prints. */
  readonly data: unknown;
  /** What is printed without it. */
  readonly markdown: string;
}

/** `backend-patterns docs`. */
export function docsCommand(): Command {
  return {
    summary: "Read and search the pattern pages",
    usage: "docs [options] [NAME | QUERY...]",
    options,
    notes,
    run: runDocs,
  };
}

async function runDocs(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const question = positionals.join(" ").trim();
  const answer = answerTo(question, values.section, depthOf(values.depth), countOf(values.limit));
  if (!answer) {
    io.stderr.write(`No page fits \`${question}\`. \`backend-patterns docs\` lists them all.\n`);
    return exitCode.findings;
  }
  const enabled = wantsColor(io.stdout, io);
  const text = enabled ? paintMarkdown(answer.markdown, colors(enabled)) : answer.markdown;
  io.stdout.write(`${values.json ? JSON.stringify(answer.data, null, 2) : text.trimEnd()}\n`);
  return exitCode.clean;
}

function answerTo(
  question: string,
  section: string | undefined,
  depth: Depth,
  limit: number,
): Answer | undefined {
  if (section !== undefined) return sectionOf(question, section);
  if (question === "") return catalogue(listPatterns());
  const page = pageOf(question, { depth });
  if (page) return page;
  if (isCategory(question)) return catalogue(listPatterns({ category: question }));
  const hits = searchPatterns(question, { limit });
  if (hits.length === 0) return undefined;
  return listed(hits.map(({ info }) => info));
}

function sectionOf(name: string, section: string): Answer | undefined {
  const page = getPattern(name) ?? getRuleDoc(name);
  if (!page) throw new UsageError(`\`--section\` wants the name of a page, and \`${name}\` is none.`);
  const part = getPattern(name, { section }) ?? getRuleDoc(name, { section });
  if (!part) {
    throw new UsageError(`\`${name}\` has no section \`${section}\`: it has ${page.sections.join(", ")}.`);
  }
  return pageOf(name, { section });
}

/** As the MCP server's `get_pattern` answers; a rule's page beside it, under `rules`. */
function pageOf(name: string, { section, depth }: { section?: string; depth?: Depth }): Answer | undefined {
  const pattern = getPattern(name, { section, depth });
  if (pattern) {
    const { info, markdown, sections } = pattern;
    return {
      data: { patterns: [{ id: info.id, title: info.title, markdown, sections }], unknown: [] },
      markdown,
    };
  }
  const rule = getRuleDoc(name, { section });
  if (!rule) return undefined;
  const { markdown, sections } = rule;
  return { data: { rules: [{ id: name, markdown, sections }], unknown: [] }, markdown };
}

function catalogue(infos: readonly PatternInfo[]): Answer {
  const groups = patternCategories.map((category) => ({
    category,
    infos: infos.filter((info) => info.category === category),
  }));
  const markdown = groups
    .filter((group) => group.infos.length > 0)
    .map((group) => `## ${group.category}\n\n${list(group.infos)}`)
    .join("\n\n");
  return { ...listed(infos), markdown };
}

/** As the MCP server's `search_patterns` answers. */
function listed(infos: readonly PatternInfo[]): Answer {
  const patterns = infos.map(({ id, title, category, summary }) => ({ id, title, category, summary }));
  return { data: { patterns }, markdown: list(infos) };
}

function list(infos: readonly PatternInfo[]): string {
  return infos.map(({ id, summary }) => `- **${id}**: ${summary}`).join("\n");
}

function isCategory(text: string): text is PatternCategory {
  return (patternCategories as readonly string[]).includes(text);
}

function depthOf(text: string | undefined): Depth {
  const depth = text === undefined ? "page" : depths.find((candidate) => candidate === text);
  if (!depth) throw new UsageError(`\`--depth\` is one of ${depths.join(", ")}, not \`${text}\`.`);
  return depth;
}

function countOf(text: string | undefined): number {
  if (text === undefined) return 5;
  if (!/^[1-9]\d*$/.test(text))
    throw new UsageError(`\`--limit\` wants a number above zero, not \`${text}\`.`);
  return Number(text);
}
