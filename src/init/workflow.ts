import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isScalar, parseDocument, visit } from "yaml";
import type { Proposal } from "./change.ts";
import { manifestOf, packageManagerOf, type PackageManager } from "./manifest.ts";

const name = "backend-patterns.yml";

/** A workflow for GitHub Actions that lints every change; nothing where a workflow lints already. */
export function proposeWorkflow(folder: string): Proposal {
  const directory = join(folder, ".github/workflows");
  const path = join(directory, name);
  if (existsSync(path)) return { changes: [], notes: [] };
  const linting = lintingWorkflow(directory, folder);
  if (linting !== undefined)
    return {
      changes: [],
      notes: [`.github/workflows/${linting} runs ESLint already, and now these rules with it.`],
    };
  const pinned = manifestOf(folder)?.["packageManager"] !== undefined;
  return {
    changes: [{ part: "ci", path, before: "", after: workflow(packageManagerOf(folder), pinned) }],
    notes: [],
  };
}

function lintingWorkflow(directory: string, folder: string): string | undefined {
  if (!existsSync(directory)) return undefined;
  const scripts = Object.entries(manifestOf(folder)?.["scripts"] ?? {})
    .filter(([, command]) => /\beslint\b/.test(String(command)))
    .map(([script]) => script.replace(/[^\w]/g, "\\$&"));
  const runsEslint = new RegExp(
    [
      String.raw`\beslint\b`,
      ...scripts.map((script) => String.raw`\b(?:run|npm|pnpm|yarn|bun)\s+(?:run\s+)?${script}(?![\w:-])`),
    ].join("|"),
  );
  return readdirSync(directory)
    .filter((file) => /\.ya?ml$/.test(file))
    .find((file) =>
      commandsOf(readFileSync(join(directory, file), "utf8")).some((command) => runsEslint.test(command)),
    );
}

/** What the steps of a workflow run. */
function commandsOf(text: string): string[] {
  const commands: string[] = [];
  visit(parseDocument(text), {
    Pair(_, { key, value }) {
      if (isScalar(key) && key.value === "run" && isScalar(value)) commands.push(String(value.value));
    },
  });
  return commands;
}

/** The action takes the version from package.json where that names one. */
const pnpmVersion = "        with:\n          version: latest\n";

function workflow(manager: PackageManager, pinned: boolean): string {
  const setUp = {
    npm: nodeSteps("npm"),
    pnpm: `      - uses: pnpm/action-setup@v4\n${pinned ? "" : pnpmVersion}${nodeSteps("pnpm")}`,
    yarn: `      - run: corepack enable\n${nodeSteps("yarn")}`,
    bun: `      - uses: oven-sh/setup-bun@v2\n${nodeSteps()}`,
  }[manager.name];
  return `name: Backend patterns
on:
  pull_request:
  push:
    branches: [main, master]
permissions:
  contents: read
jobs:
  lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
${setUp}      - run: ${manager.install}
      - run: ${manager.exec} eslint .
`;
}

function nodeSteps(cache?: string): string {
  return `      - uses: actions/setup-node@v5
        with:
          node-version: lts/*
${cache ? `          cache: ${cache}\n` : ""}`;
}
