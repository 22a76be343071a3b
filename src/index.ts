import type { ESLint, Rule } from "eslint";
import { rules } from "../rules/index.ts";
import { createConfigs, namespace } from "./configs.ts";
import { packageInfo } from "./package-info.ts";

const definition = {
  meta: {
    name: packageInfo.name,
    namespace,
    get version() {
      return packageInfo.version;
    },
  },
  // typescript-eslint's rule type and ESLint's describe the same objects with other names for the same nodes.
  rules: rules as unknown as Record<keyof typeof rules, Rule.RuleModule>,
} satisfies ESLint.Plugin;

const plugin: typeof definition & { configs: ReturnType<typeof createConfigs> } = Object.assign(definition, {
  configs: createConfigs(definition, rules),
});

export default plugin;
