import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { configOf } from "../../src/check/check.ts";
import { ConfigurationError } from "../../src/check/configuration-error.ts";
import { hasOwnRules } from "../../src/check/linter.ts";
import type { Target } from "../../src/check/targets.ts";
import type { FailureReport } from "../../src/check/findings.ts";
import { seeChanges } from "../../src/explain.ts";
import { expectUnchanged } from "./config-texts.ts";
import type { JobContext } from "./job.ts";
import { forgetLinters, linterFor } from "./warm-linter.ts";

/** Files that are linted with the same configuration: the project's own, or the recommended one. */
export interface ConfiguredTarget {
  target: Target;
  /** The project's configuration, where it turns on rules of this plugin. */
  config?: string;
}

/** As ESLint looks them up. */
const names = ["js", "mjs", "cjs", "ts", "mts", "cts"].map((extension) => `eslint.config.${extension}`);

/**
 * Finds each file's configuration, and lets the analysis look at the disk again. A configuration that can't be loaded is a failure, and
 * its files get the recommended one.
 * @throws OutdatedProcess when a configuration isn't what this process has loaded.
 */
export async function configuredTargets(
  targets: readonly Target[],
  context: JobContext,
): Promise<{ configured: ConfiguredTarget[]; failures: FailureReport[] }> {
  const configured: ConfiguredTarget[] = [];
  const failures: FailureReport[] = [];
  for (const [config, target] of byConfig(targets, context)) {
    if (config !== undefined) {
      expectUnchanged(config, seeChanges(dirname(config)));
      if (await isUsable(config, target, context, failures)) {
        configured.push({ target: { ...target, base: dirname(config) }, config });
        continue;
      }
    }
    seeChanges(target.base);
    configured.push({ target });
  }
  return { configured, failures };
}

function byConfig(
  targets: readonly Target[],
  context: JobContext,
): (readonly [string | undefined, Target])[] {
  const groups = new Map<string, readonly [string | undefined, Target]>();
  const known = new Map<string, string | undefined>();
  for (const { files } of targets) {
    for (const [file, origin] of files) {
      const base = context.roots.rootOf(file);
      if (base === undefined) continue;
      const config = context.config ? nearestConfig(dirname(file), base, context, known) : undefined;
      const key = `${config ?? ""}\0${base}`;
      const group = groups.get(key) ?? ([config, { base, files: new Map() }] as const);
      groups.set(key, group);
      group[1].files.set(file, origin);
    }
  }
  return [...groups.values()];
}

function nearestConfig(
  folder: string,
  root: string,
  context: JobContext,
  known: Map<string, string | undefined>,
): string | undefined {
  if (known.has(folder)) return known.get(folder);
  const own = names.map((name) => join(folder, name)).find((path) => existsSync(path));
  const above = folder === root || dirname(folder) === folder;
  const found = own ?? (above ? undefined : nearestConfig(dirname(folder), root, context, known));
  const config = found !== undefined && context.roots.holds(found) ? found : undefined;
  known.set(folder, config);
  return config;
}

async function isUsable(
  config: string,
  { files }: Target,
  { roots, signal }: JobContext,
  failures: FailureReport[],
): Promise<boolean> {
  const linter = linterFor(dirname(config), { config });
  try {
    for (const file of files.keys()) {
      signal.throwIfAborted();
      if (hasOwnRules(await configOf(linter, file))) return true;
    }
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    // What it lacks may be there the next time.
    forgetLinters();
    const message = `${roots.withoutPaths(error.message)} The recommended configuration is used in its place.`;
    failures.push({ path: roots.display(config), kind: "configuration", message });
  }
  return false;
}
