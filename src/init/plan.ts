import { proposeAgentsFile } from "./agents-file.ts";
import type { Part, Proposal } from "./change.ts";
import { proposeConfig } from "./eslint-config.ts";
import { proposeMcp } from "./mcp-servers.ts";
import { proposeWorkflow } from "./workflow.ts";

/** What setting up comes to: ESLint's configuration per folder, the rest once, for `root`. Writes nothing. */
export async function plan(
  root: string,
  folders: readonly string[],
  chosen: ReadonlySet<Part>,
): Promise<Proposal> {
  const proposals: Proposal[] = [];
  if (chosen.has("config")) for (const folder of folders) proposals.push(await proposeConfig(folder));
  if (chosen.has("ci")) proposals.push(proposeWorkflow(root));
  if (chosen.has("mcp")) proposals.push(proposeMcp(root));
  if (chosen.has("agents")) proposals.push(proposeAgentsFile(root));
  const changes = proposals.flatMap((proposal) => proposal.changes);
  return {
    // Two folders may share the configuration above them.
    changes: changes.filter(({ path }, i) => changes.findIndex((other) => other.path === path) === i),
    notes: [...new Set(proposals.flatMap((proposal) => proposal.notes))],
  };
}
