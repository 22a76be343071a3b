import { z } from "zod";
import { plans } from "../../src/refactor/plans.ts";
import { CallFailure } from "../failure.ts";
import { joined } from "../text.ts";
import { defineTool, writing } from "../tool.ts";

const input = z.strictObject({
  finding: z.string().min(3).max(4200).describe("path:line"),
  plan: z.enum(plans),
  repository: z.string().max(4096).optional().describe("Its file, if not found"),
  dry_run: z.boolean().default(true).describe("false writes the files"),
});

const output = z.object({
  written: z.boolean(),
  diffs: z.array(z.looseObject({ path: z.string(), diff: z.string() })),
  conditions: z.array(z.string()),
  wiring: z.string().optional(),
  refused: z.string().optional(),
});

export const refactor = defineTool({
  name: "refactor",
  title: "Refactor across files",
  description:
    "Changes several files for one finding. batch_twin: creates the batch twin of each helper between a loop and its query (`findById` -> `findByIds`), and calls it once before the loop. extract_repository: moves a query into the file that holds those of its table. add_module: writes the error, auth or retry module that the finding asks for and the project lacks; `wiring` says how to use it. `conditions` are what isn't proven; `refused` says what stands in the way.",
  input,
  output,
  annotations: writing,
  async run({ finding, plan, repository, dry_run: dryRun }, { engine, signal }) {
    const [, path = "", line = ""] = /^(.+?):(\d{1,7})(?::\d+)?$/.exec(finding) ?? [];
    if (path === "") throw new CallFailure("`finding` is a path and a line: `src/orders.ts:12`.");
    const data = await engine.call(
      "refactor",
      { path, line: Number(line), plan, repository, write: !dryRun },
      { signal },
    );
    const { written, diffs, conditions, wiring, refused } = data;
    return {
      data,
      text: joined(
        refused === undefined ? (written ? "Written." : "Not written.") : `Refused: ${refused}`,
        ...diffs.map(({ diff }) => diff),
        conditions.length > 0 ? `Provided that: ${conditions.join("; ")}` : "",
        wiring === undefined ? "" : `To put it to use:\n${wiring}`,
      ),
    };
  },
});
