import { join } from "node:path";
import eslintPlugin from "eslint-plugin-eslint-plugin";
import { defineConfig, includeIgnoreFile } from "eslint/config";
import type { Linter } from "eslint";
import tseslint from "typescript-eslint";
import backendPatterns from "./src/index.ts";

/** Who may import whom: docs/architecture.md draws it. One block per folder, since the options of a rule replace each other. */
function layer(files: string, mayNotImport: readonly string[], reason: string): Linter.Config {
  const regex = `(^|/)(${mayNotImport.join("|")})(/|$)`;
  return {
    files: [files],
    rules: { "no-restricted-imports": ["error", { patterns: [{ regex, message: reason }] }] },
  };
}

const faces = ["check", "refactor", "cli", "mcp"];
const analysis = ["syntax", "sql", "models", "project", "origins", "facts", "fix"];
const above = (folder: string) => [...analysis.slice(analysis.indexOf(folder) + 1), "rules", ...faces];

const layers: Linter.Config[] = [
  layer("src/syntax/**/*.ts", ["sql", ...above("sql")], "Syntax helpers know of nothing but the tree."),
  layer("src/sql/**/*.ts", above("sql"), "SQL text is understood without the code round it."),
  {
    files: ["src/models/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ regex: "^\\.\\./", message: "Models are data: they know of model.ts alone." }] },
      ],
    },
  },
  layer("src/project/**/*.ts", ["models", ...above("project")], "The module index knows of no library."),
  layer("src/origins/**/*.ts", above("origins"), "Origins lie below facts."),
  layer("src/facts/**/*.ts", above("facts"), "Facts lie below fixes and rules."),
  layer("src/fix/**/*.ts", above("fix"), "Fixes lie below rules."),
  layer("rules/!(index).ts", ["models", "project", "origins", "rules", ...faces], "Rules ask facts."),
  layer(
    "src/check/**/*.ts",
    [...analysis, "rules", "cli", "mcp"],
    "The faces stand on src/index and src/explain.",
  ),
  layer("src/audit/**/*.ts", ["fix", "rules", "cli", "mcp"], "The route table stands on facts."),
  layer("src/refactor/**/*.ts", ["rules", "cli", "mcp"], "Refactorings lie below the faces."),
  layer("src/cli/**/*.ts", [...analysis, "rules"], "The faces stand on src/index and src/explain."),
  layer("mcp/**/*.ts", [...analysis, "rules", "cli"], "The faces stand on src/index and src/explain."),
];

function maxLines(files: string[], max: number): Linter.Config {
  return { files, rules: { "max-lines": ["error", { max, skipBlankLines: true, skipComments: true }] } };
}

export default defineConfig(
  includeIgnoreFile(join(import.meta.dirname, ".gitignore")),
  { ignores: ["**/fixtures/", "**/.*/", "docs/examples/", "test/models/*/", "test/hardening/syntax/"] },
  { files: ["**/*.ts"], extends: [tseslint.configs.strict, eslintPlugin.configs["tests-recommended"]] },
  {
    files: ["**/*.ts"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "error",
      "eslint-plugin/require-meta-default-options": "off",
    },
  },
  {
    files: ["**/*.ts"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
    },
  },
  {
    files: ["rules/!(index).ts"],
    extends: [eslintPlugin.configs["rules-recommended"]],
    rules: {
      "eslint-plugin/require-meta-docs-description": "error",
      "eslint-plugin/require-meta-schema-description": "error",
      "eslint-plugin/require-meta-default-options": "error",
      "eslint-plugin/no-property-in-node": "off",
    },
  },
  {
    files: ["**/*.ts"],
    plugins: { "backend-patterns": backendPatterns },
    extends: ["backend-patterns/recommended"],
  },
  // A test that meets `undefined` fails either way.
  { files: ["test/**/*.ts"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
  maxLines(["rules/**"], 300),
  maxLines(["src/{facts,origins,project,fix,check,cli,sql,syntax}/**", "mcp/**"], 250),
  maxLines(["src/models/**"], 200),
  maxLines(["test/**/*.test.ts"], 400),
  layers,
);
