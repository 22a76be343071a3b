import { join } from "node:path";
import { planAddition } from "../../add/plan.ts";
import { projectStyle } from "../../add/project-style.ts";
import type { Facts } from "../../facts/facts-of.ts";
import { packageDirectory } from "../../facts/vocabulary/scan.ts";
import type { FileEdits } from "../file-edits.ts";
import { Refusal } from "../refusal.ts";
import { kindAskedFor } from "./asked-for.ts";
import { existingModule } from "./existing-module.ts";

interface Request {
  readonly file: string;
  readonly line: number;
  readonly cwd: string;
  readonly settings: unknown;
  readonly config: string | undefined;
}

/** Adds the module that a finding asks for and the project lacks. @returns how to put it to use. */
export async function addModule(facts: Facts, request: Request, edits: FileEdits): Promise<string> {
  const kind = await kindAskedFor(request);
  const existing = existingModule(kind, facts, request);
  if (existing !== undefined)
    throw new Refusal(`The project has \`${existing}\` for that: nothing is missing.`);
  const style = projectStyle(packageDirectory(facts.origins, facts.module.filename));
  if (style === undefined)
    throw new Refusal("No package.json says what kind of project the file belongs to.");
  const addition = planAddition(kind, style, undefined);
  if (typeof addition === "string") throw new Refusal(addition);
  const taken = addition.files.filter(({ exists }) => exists).map(({ path }) => `\`${path}\``);
  if (taken.length > 0)
    throw new Refusal(
      `There is ${taken.join(" and ")} already: \`npx backend-patterns add ${kind} --dir FOLDER\` writes elsewhere.`,
    );
  for (const { path, text } of addition.files) edits.create(join(style.folder, path), text);
  return addition.wiring;
}
