import { describe, expect, it } from "vitest";
import { addPreset } from "../../src/init/config-edit.ts";

function edited(filename: string, text: string): string {
  const result = addPreset(filename, text);
  if (result.kind !== "edited") throw new Error(`The configuration is ${result.kind}.`);
  return result.text;
}

describe("the preset is put in front of", () => {
  it("the objects of an array, in its layout", () => {
    expect(
      edited(
        "eslint.config.js",
        `import globals from 'globals' // a comment\n\nexport default [\n\t// ours\n\t{ rules: {} },\n]\n`,
      ),
    ).toBe(
      `import globals from 'globals' // a comment\nimport backendPatterns from 'eslint-plugin-backend-patterns'\n\nexport default [\n\t...backendPatterns.configs.recommended,\n\t// ours\n\t{ rules: {} },\n]\n`,
    );
  });

  it("an array that begins on its own line", () => {
    expect(edited("eslint.config.cjs", `module.exports = [{\n  rules: {},\n}];\n`)).toBe(
      `const backendPatterns = require("eslint-plugin-backend-patterns").default;\n\nmodule.exports = [...backendPatterns.configs.recommended, {\n  rules: {},\n}];\n`,
    );
  });

  it("an empty array, and a single object", () => {
    expect(edited("eslint.config.js", `export default [];\n`)).toContain(
      `export default [...backendPatterns.configs.recommended];`,
    );
    expect(edited("eslint.config.js", `export default { rules: {} };\n`)).toContain(
      `export default [...backendPatterns.configs.recommended, { rules: {} }];`,
    );
  });

  it("the arguments of defineConfig and tseslint.config", () => {
    expect(
      edited(
        "eslint.config.mjs",
        `import tseslint from "typescript-eslint";\nexport default tseslint.config(\n  tseslint.configs.strict,\n);\n`,
      ),
    ).toContain(
      `tseslint.config(\n  ...backendPatterns.configs.recommended,\n  tseslint.configs.strict,\n);`,
    );
    expect(
      edited(
        "eslint.config.ts",
        `import { defineConfig as define } from "eslint/config";\nexport default define({ rules: {} });\n`,
      ),
    ).toContain(`define(...backendPatterns.configs.recommended, { rules: {} });`);
    expect(
      edited(
        "eslint.config.cjs",
        `const { defineConfig } = require("eslint/config");\nmodule.exports = defineConfig([\n  { rules: {} },\n]);\n`,
      ),
    ).toContain(`defineConfig([\n  ...backendPatterns.configs.recommended,\n  { rules: {} },\n]);`);
  });

  it("Next.js's own configurations, of version 15 and of version 16", () => {
    expect(
      edited(
        "eslint.config.mjs",
        `import { FlatCompat } from "@eslint/eslintrc";\n\nconst compat = new FlatCompat({ baseDirectory: import.meta.dirname });\n\nconst eslintConfig = [\n  ...compat.extends("next/core-web-vitals", "next/typescript"),\n];\n\nexport default eslintConfig;\n`,
      ),
    ).toContain(`const eslintConfig = [\n  ...backendPatterns.configs.recommended,\n  ...compat.extends(`);
    expect(
      edited(
        "eslint.config.mjs",
        `import { defineConfig } from "eslint/config";\nimport nextVitals from "eslint-config-next/core-web-vitals";\n\nconst eslintConfig = defineConfig([\n  ...nextVitals,\n]);\n\nexport default eslintConfig;\n`,
      ),
    ).toContain(`defineConfig([\n  ...backendPatterns.configs.recommended,\n  ...nextVitals,\n]);`);
  });

  it("what a variable holds, types and concatenation included", () => {
    expect(
      edited(
        "eslint.config.ts",
        `import type { Linter } from "eslint";\nconst config = [{ rules: {} }] satisfies Linter.Config[];\nexport { config as default };\n`,
      ),
    ).toContain(
      `const config = [...backendPatterns.configs.recommended, { rules: {} }] satisfies Linter.Config[];`,
    );
    expect(edited("eslint.config.js", `export default [{}].concat(more());\n`)).toContain(
      `[...backendPatterns.configs.recommended, {}].concat(more())`,
    );
  });
});

describe("the import stands", () => {
  it("behind what must come first in a file", () => {
    expect(
      edited(
        "eslint.config.js",
        `// @ts-check\n\n/** @type {import("eslint").Linter.Config[]} */\nexport default [];\n`,
      ),
    ).toBe(
      `// @ts-check\n\nimport backendPatterns from "eslint-plugin-backend-patterns";\n\n/** @type {import("eslint").Linter.Config[]} */\nexport default [...backendPatterns.configs.recommended];\n`,
    );
    expect(edited("eslint.config.cjs", `"use strict";\nmodule.exports = [];\n`)).toMatch(
      /^"use strict";\nconst backendPatterns = /,
    );
  });

  it("under a name that is free", () => {
    expect(
      edited(
        "eslint.config.js",
        `import backendPatterns from "./backend.js";\nexport default [backendPatterns];\n`,
      ),
    ).toMatch(/import backendPatterns2 from "eslint-plugin[^]*\[\.\.\.backendPatterns2\.configs/);
  });

  it("before its use in CommonJS, where require is called again below", () => {
    const text = edited(
      "eslint.config.cjs",
      `const a = require("a"); module.exports = [a];\nconst b = require("b");\n`,
    );
    expect(text).toMatch(
      /^const a = require\("a"\);\nconst backendPatterns = [^\n]+ module\.exports = \[\.\.\./,
    );
  });

  it("on a line that ends as the others do", () => {
    expect(
      edited("eslint.config.js", `import a from "a";\r\nexport default [\r\n  a,\r\n];\r\n`),
    ).not.toMatch(/[^\r]\n/);
  });
});

describe("left alone is", () => {
  it.for([
    [
      "a function of somebody else's",
      `import antfu from "@antfu/eslint-config";\nexport default antfu({});\n`,
    ],
    ["a value from elsewhere", `import config from "./config.js";\nexport default config;\n`],
    [
      "a defineConfig that is not ESLint's",
      `import { defineConfig } from "vite";\nexport default defineConfig([]);\n`,
    ],
    ["a promise", `export default (async () => [])();\n`],
    ["a choice", `export default process.env.CI ? [] : [{}];\n`],
    ["two exports", `if (x) module.exports = [];\nmodule.exports = [];\nmodule.exports = [{}];\n`],
    ["a variable that may change", `let config = [];\nconfig = make(config);\nexport default config;\n`],
    ["a circle", `const a = b;\nconst b = a;\nexport default a;\n`],
    ["what doesn't parse", `export default [\n`],
  ])("%s", ([, text = ""]) => {
    expect(addPreset("eslint.config.js", text)).toEqual({ kind: "unknown" });
  });

  it.for([
    `import patterns from "eslint-plugin-backend-patterns";\nexport default [];\n`,
    `const patterns = require("eslint-plugin-backend-patterns").default;\nmodule.exports = [];\n`,
  ])("what has the plugin already: %s", (text) => {
    expect(addPreset("eslint.config.js", text)).toEqual({ kind: "present" });
  });
});
