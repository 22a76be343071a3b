import { ESLint, type Linter } from "eslint";
import plugin from "../index.ts";

export type Plugin = ESLint.Plugin & {
  rules: NonNullable<ESLint.Plugin["rules"]>;
  configs: { recommended: Linter.Config[]; strict: Linter.Config[] };
};

export const defaultPlugin = plugin as Plugin;
export const rulePrefix = "backend-patterns/";

export type Severity = "off" | "warn" | "error";

export interface LinterOptions {
  /** The project's own ESLint configuration: `true` to look it up, or its path. Left out: none of the project's. */
  config?: true | string;
  preset?: "recommended" | "strict";
  /** Only these rules run (names without prefix). */
  only?: readonly string[];
  /** Changes on top of the preset or the configuration. */
  severities?: Readonly<Record<string, Severity>>;
  /** Ignore nothing: neither what the preset leaves out nor what the configuration ignores. */
  everything?: boolean;
  /** For tests: what to lint with in place of this package's own plugin. */
  plugin?: Plugin;
}

/** ESLint as `check` wants it: this plugin's rules, and nothing else, over files under `base`. */
export function createLinter(base: string, options: LinterOptions, { fix } = { fix: false }): ESLint {
  return new ESLint({ ...eslintOptions(base, options), fix });
}

/** What makes an ESLint one of `check`'s. */
export function eslintOptions(base: string, options: LinterOptions): ESLint.Options {
  const { config, only, severities = {}, everything = false } = options;
  return {
    cwd: base,
    overrideConfigFile: config === true ? null : (config ?? true),
    overrideConfig: [
      ...(config === undefined ? ownConfig(options) : []),
      // Directives for other plugins' rules are not ours to call unused.
      { linterOptions: { reportUnusedDisableDirectives: "off", reportUnusedInlineConfigs: "off" } },
    ],
    ruleFilter: ({ ruleId }) => {
      if (!ruleId.startsWith(rulePrefix)) return false;
      const name = ruleId.slice(rulePrefix.length);
      return severities[name] !== "off" && (only?.includes(name) ?? true);
    },
    globInputPaths: false,
    errorOnUnmatchedPattern: false,
    warnIgnored: false,
    ignore: config === undefined || !everything,
  };
}

function ownConfig(options: LinterOptions): Linter.Config[] {
  const { preset = "recommended", everything = false, plugin = defaultPlugin } = options;
  const configs = plugin.configs[preset].map((config) =>
    config.rules ? { ...config, rules: chosenRules(config.rules, options) } : config,
  );
  if (!everything) return configs;
  return [{ ignores: ["!**/node_modules/"] }, ...configs.map(({ ignores: _, ...config }) => config)];
}

function chosenRules(preset: Partial<Linter.RulesRecord>, { only, severities = {} }: LinterOptions) {
  const rules: Linter.RulesRecord = {};
  for (const [id, entry] of Object.entries(preset)) if (entry !== undefined) rules[id] = entry;
  for (const name of only ?? []) rules[rulePrefix + name] ??= "error";
  for (const [name, severity] of Object.entries(severities)) {
    const [, ...ruleOptions] = [rules[rulePrefix + name]].flat();
    rules[rulePrefix + name] = [severity, ...ruleOptions];
  }
  return rules;
}

/** Whether a file's configuration leaves anything for `check` to do. */
export function hasOwnRules(config: Linter.Config | undefined): boolean {
  return Object.entries(config?.rules ?? {}).some(
    ([id, entry]) => id.startsWith(rulePrefix) && ![0, "off"].includes([entry].flat()[0] as number | string),
  );
}
