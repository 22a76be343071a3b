import type { JobContext } from "./job.ts";
import { runCheck, type CheckInput, type CheckOutput } from "./run-check.ts";

export async function checkFiles(input: CheckInput, context: JobContext): Promise<CheckOutput> {
  return (await runCheck(input, context)).output;
}
