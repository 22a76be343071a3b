import type { Tool } from "../tool.ts";
import { analyzeCode } from "./analyze-code.ts";
import { analyzeFiles } from "./analyze-files.ts";
import { auditRoutes } from "./audit-routes.ts";
import { explainRule } from "./explain-rule.ts";
import { fixFiles } from "./fix-files.ts";
import { getPattern } from "./get-pattern.ts";
import { refactor } from "./refactor.ts";
import { searchPatterns } from "./search-patterns.ts";

const reading = [analyzeFiles, analyzeCode, auditRoutes, explainRule, searchPatterns, getPattern];
const writing = [fixFiles, refactor];

/** The tools of a server. Each keeps its types to itself; registration needs only what all have. */
export function toolsOf({ readOnly }: { readOnly: boolean }): Tool[] {
  return [...reading, ...(readOnly ? [] : writing)] as unknown as Tool[];
}
