import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Proposal } from "./change.ts";
import { packageManagerOf } from "./manifest.ts";

const heading = "## Backend patterns";

/** Tells coding agents, in the AGENTS.md of the project, to run the rules and read the patterns. */
export function proposeAgentsFile(folder: string): Proposal {
  const path = join(folder, "AGENTS.md");
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (before.includes("backend-patterns")) return { changes: [], notes: [] };
  const { exec } = packageManagerOf(folder);
  const paragraph = `${heading}

After a change to server code, run \`${exec} backend-patterns check <changed files>\` and repair what it reports; the chain
in a finding names the calls that lead to it. \`${exec} backend-patterns docs <rule or topic>\` prints the pattern to follow.
\`--fix\` keeps behaviour. Where a finding is wrong, disable the rule for that line and say why.
`;
  const lead = before === "" ? "" : `${before.trimEnd()}\n\n`;
  return { changes: [{ part: "agents", path, before, after: lead + paragraph }], notes: [] };
}
