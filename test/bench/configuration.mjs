import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { ignoredFiles, javascriptFiles, lintedFiles, typescriptFiles } from "../../dist/src/files.js";
import { typescriptParser } from "../../dist/src/typescript-parser.js";

const trivial = { meta: { schema: [] }, create: () => ({ Program() {} }) };

/**
 * The flat config of what is to be measured. All configurations lint the same files with the same parser, and only load
 * the plugin that they use.
 *
 * @param {{ kind: "parser" | "trivial" | "ours" | "typed" | "plugin", preset?: string, rules?: string[], module?: string, folder?: string }} configuration
 * @param {string} cwd
 */
export async function configFor(configuration, cwd) {
  const parsing = [
    { files: javascriptFiles, languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
    { files: typescriptFiles, languageOptions: { parser: typescriptParser } },
  ];
  return [...parsing, ...(await added(configuration, cwd))].map((config) => ({
    ...config,
    ignores: ignoredFiles,
  }));
}

async function added(configuration, cwd) {
  const files = lintedFiles;
  switch (configuration.kind) {
    case "parser":
      return [{ files }];
    case "trivial":
      return [{ files, plugins: { trivial: { rules: { trivial } } }, rules: { "trivial/trivial": "warn" } }];
    case "ours":
      return [{ files, ...(await ours(configuration)) }];
    case "typed": {
      const { default: tseslint } = await import("typescript-eslint");
      const languageOptions = { parserOptions: { projectService: true, tsconfigRootDir: cwd } };
      const presets = tseslint.configs.recommendedTypeCheckedOnly;
      return [
        ...presets.map((preset) => ({ ...preset, files: typescriptFiles })),
        { files: typescriptFiles, languageOptions },
      ];
    }
    case "plugin": {
      const { resolve } = createRequire(`${configuration.folder}/package.json`);
      const { default: plugin } = await import(pathToFileURL(resolve(configuration.module)).href);
      const { recommended } = plugin.configs;
      const name = configuration.module.replace("eslint-plugin-", "");
      return [{ files, plugins: { [name]: plugin }, rules: recommended.rules }];
    }
    default:
      throw new Error(`No configuration of kind ${configuration.kind}.`);
  }
}

async function ours({ preset, rules }) {
  const { default: plugin } = await import("../../dist/src/index.js");
  const chosen = preset
    ? Object.assign({}, ...plugin.configs[preset].map((config) => config.rules ?? {}))
    : Object.fromEntries(
        (rules ?? Object.keys(plugin.rules)).map((rule) => [`backend-patterns/${rule}`, "warn"]),
      );
  return { plugins: { "backend-patterns": plugin }, rules: chosen };
}
