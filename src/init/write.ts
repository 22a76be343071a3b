import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Change } from "./change.ts";
import { configProblem, missingPackages } from "./installed.ts";

/** What came of writing: `broken` names a configuration that ESLint could load before and not after, and that is as it was. */
export interface Written {
  readonly path: string;
  /** Why ESLint can't load a configuration with the change, which was therefore taken back. */
  readonly broken?: string;
  /** Why ESLint couldn't load it before either: that the change works is then not proven. */
  readonly unproven?: string;
}

/** Writes the changes. A configuration that a change breaks is put back. */
export function writeChanges(changes: readonly Change[]): Written[] {
  return changes.map((change) => (change.part === "config" ? writeConfig(change) : write(change)));
}

function write({ path, after }: Change): Written {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, after);
  return { path };
}

function writeConfig(change: Change): Written {
  const { path, before } = change;
  const folder = dirname(path);
  const installed = missingPackages(folder).length === 0;
  const unproven = installed && before !== "" ? configProblem(folder) : undefined;
  write(change);
  if (unproven !== undefined) return { path, unproven };
  const broken = installed ? configProblem(folder) : undefined;
  if (broken === undefined) return { path };
  if (before === "") rmSync(path);
  else writeFileSync(path, before);
  return { path, broken };
}
