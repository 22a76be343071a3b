import type { ESLint, Rule } from "eslint";
import { rules } from "../rules/index.ts";
import { createConfigs, namespace } from "./configs.ts";
import { packageInfo } from "./package-info.ts";
import { fingerprint } from "./project/fingerprint.ts";

/** Nobody says which folder is linted when the version is read: that of the process, or the one that this package is installed in. */
function lintedDirectories(): string[] {
  const [installedIn, ...rest] = import.meta.dirname.split(/[\\/]node_modules[\\/]/);
  return installedIn !== undefined && rest.length > 0 ? [process.cwd(), installedIn] : [process.cwd()];
}

const definition = {
  meta: {
    name: packageInfo.name,
    namespace,
    // ESLint reads it with `--cache` only, as a part of each entry's key: findings depend on other files too.
    get version() {
      return `${packageInfo.version}+${fingerprint(lintedDirectories())}`;
    },
  },
  // typescript-eslint's rule type and ESLint's describe the same objects with other names for the same nodes.
  rules: rules as unknown as Record<keyof typeof rules, Rule.RuleModule>,
} satisfies ESLint.Plugin;

const plugin: typeof definition & { configs: ReturnType<typeof createConfigs> } = Object.assign(definition, {
  configs: createConfigs(definition, rules),
});

export default plugin;
