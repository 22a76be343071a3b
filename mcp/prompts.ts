import type { GetPromptResult, McpServer } from "@modelcontextprotocol/server";
import { z } from "zod";

/** What a person may start from a menu of the client. */
export function registerPrompts(server: McpServer): void {
  server.registerPrompt(
    "review_backend_changes",
    {
      title: "Review backend changes",
      description: "Reviews what has changed in the working tree against the backend patterns.",
      argsSchema: z.object({
        focus: z.string().max(500).optional().describe("What to look at most: security, queries, errors ..."),
      }),
    },
    ({ focus }) =>
      said(
        [
          "Review the backend code that has changed in this working tree (`git diff`, and files that are not tracked yet).",
          "1. Run `analyze_files` on the changed files and judge each finding against the code: real, or wrong, and why.",
          "2. For each topic that the change touches, read the section `how-it-goes-wrong` of its page (`search_patterns`, `get_pattern`) and look for what a linter can't see.",
          "3. List the problems with file and line, the worst first, each with what goes wrong in production and how to repair it. Change nothing.",
          ...(focus ? [`Look at this most: ${focus}`] : []),
        ].join("\n"),
      ),
  );
  server.registerPrompt(
    "fix_backend_findings",
    {
      title: "Fix backend findings",
      description: "Repairs what the analysis finds in a file or folder, the safe fixes first.",
      argsSchema: z.object({ path: z.string().min(1).max(4096).describe("A file or folder") }),
    },
    ({ path }) =>
      said(
        [
          `Repair the backend findings in \`${path}\`.`,
          "1. Run `fix_files` as a dry run, read the diffs, and apply them with `dry_run: false` if they are right.",
          "2. For each finding that remains, read `explain_rule` and the pattern that it names, and change the code with the project's own error class, auth wrapper, logger and database client.",
          "3. Run `analyze_files` again and the project's tests. Say which findings remain, and why.",
        ].join("\n"),
      ),
  );
}

function said(text: string): GetPromptResult {
  return { messages: [{ role: "user", content: { type: "text", text } }] };
}
