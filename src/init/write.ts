import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Change } from "./change.ts";
import { configProblem, missingPackages } from "./installed.ts";

/** What came of writing: `broken` names a configuration that ESLint could load before and not after, and that is as it was. */
export type Written = { readonly path: string; readonly broken?: string };

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
  const canTell =
    missingPackages(folder).length === 0 && (before === "" || configProblem(folder) === undefined);
  write(change);
  const broken = canTell ? configProblem(folder) : undefined;
  if (broken === undefined) return { path };
  if (before === "") rmSync(path);
  else writeFileSync(path, before);
  return { path, broken };
}
