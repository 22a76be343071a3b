import type { LinterOptions, Plugin, Severity } from "../check/linter.ts";
import { rulePrefix } from "../check/linter.ts";
import { UsageError } from "./command.ts";

const severities: readonly string[] = ["off", "warn", "error"] satisfies Severity[];

/** Reads `--rule`: a bare name selects, `name=severity` changes. */
export function chooseRules(
  values: readonly string[],
  plugin: Plugin,
  withConfig: boolean,
): Pick<LinterOptions, "only" | "severities"> {
  const only: string[] = [];
  const changes: Record<string, Severity> = {};
  for (const value of values) {
    const [id = "", severity] = value.split("=", 2);
    const name = knownRule(id, plugin);
    if (severity === undefined) only.push(name);
    else if (!isSeverity(severity))
      throw new UsageError(`A severity is off, warn or error, not \`${severity}\`.`);
    else if (withConfig && severity !== "off") {
      throw new UsageError("With `--config`, severities other than off are set in the configuration.");
    } else changes[name] = severity;
  }
  return { severities: changes, ...(only.length > 0 ? { only: [...only, ...switchedOn(changes)] } : {}) };
}

/** `--rule a --rule b=warn` runs both. */
const switchedOn = (changes: Record<string, Severity>) =>
  Object.keys(changes).filter((name) => changes[name] !== "off");

function isSeverity(text: string): text is Severity {
  return severities.includes(text);
}

function knownRule(id: string, plugin: Plugin): string {
  const name = id.startsWith(rulePrefix) ? id.slice(rulePrefix.length) : id;
  if (Object.hasOwn(plugin.rules, name)) return name;
  throw new UsageError(
    `There is no rule \`${name}\`. The rules are: ${Object.keys(plugin.rules).sort().join(", ")}.`,
  );
}
