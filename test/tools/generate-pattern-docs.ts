import { generateSkill } from "./generate-skill.ts";
import { syncPatterns } from "./sync-patterns.ts";

/** Examples and rules into the pattern pages, then the pages into the skill. */
export async function generatePatternDocs(): Promise<void> {
  // The rules are read after their index was written.
  const { describeRule } = await import("../docs/plugin-rules.ts");
  await syncPatterns(describeRule);
  await generateSkill();
}
