import { join } from "node:path";
import type { McpServer } from "@modelcontextprotocol/server";
import { loadSkills } from "@modelcontextprotocol/server/ext/skills/node";
import { docsRoot } from "../src/docs/root.ts";

let loaded: ReturnType<typeof loadSkills> | undefined;

/** Serves the skill of docs/skills as `skill://` resources. */
export async function attachSkills(server: McpServer): Promise<void> {
  loaded ??= loadSkills(join(docsRoot, "skills"), {
    cacheHint: { ttlMs: 3_600_000, cacheScope: "public" },
  });
  (await loaded).attach(server);
}
