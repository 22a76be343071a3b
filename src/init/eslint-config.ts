import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { glob } from "tinyglobby";
import type { Proposal } from "./change.ts";
import { addPreset } from "./config-edit.ts";
import { manifestOf } from "./manifest.ts";

/** The names that ESLint looks for, in its order. */
const configNames = ["js", "mjs", "cjs", "ts", "mts", "cts"].map((extension) => `eslint.config.${extension}`);

/** What to write by hand where the configuration is built in a way of its own. */
const byHand = `  import backendPatterns from "eslint-plugin-backend-patterns";
  ...
  ...backendPatterns.configs.recommended,   // one of the configurations, in front of your own`;

/** Turns the recommended preset on in the ESLint configuration of a folder, and makes one where there is none. */
export async function proposeConfig(folder: string): Promise<Proposal> {
  const existing = findConfig(folder);
  const nested = await nestedConfigs(folder, existing);
  if (existing !== undefined) return withNotes(edit(existing, folder), nested);
  const legacy = legacyConfig(folder);
  if (legacy !== undefined) {
    return {
      changes: [],
      notes: [
        `${legacy} is in the format that ESLint 9 gave up, and an eslint.config file beside it would switch it off. Convert it first (npx @eslint/migrate-config ${legacy}), then run init again.`,
      ],
    };
  }
  const name = manifestOf(folder)?.["type"] === "module" ? "eslint.config.js" : "eslint.config.mjs";
  const change = { part: "config", path: join(folder, name), before: "", after: newConfig } as const;
  return withNotes({ changes: [change], notes: [] }, nested);
}

const newConfig = `import { defineConfig, globalIgnores } from "eslint/config";
import backendPatterns from "eslint-plugin-backend-patterns";

export default defineConfig([
  globalIgnores(["**/dist/", "**/build/", "**/coverage/", "**/.next/"]),
  backendPatterns.configs.recommended,
]);
`;

function edit(path: string, folder: string): Proposal {
  const before = readFileSync(path, "utf8");
  const result = addPreset(path, before);
  const name = relative(folder, path);
  switch (result.kind) {
    case "edited":
      return { changes: [{ part: "config", path, before, after: result.text }], notes: [] };
    case "present":
      return { changes: [], notes: [`${name} has the plugin already.`] };
    case "unknown":
      return { changes: [], notes: [`${name} is left as it is: add the preset by hand.\n${byHand}`] };
  }
}

/** The configuration that ESLint uses for a folder: its own, or the nearest above it within the repository. */
function findConfig(folder: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    const name = configNames.find((candidate) => existsSync(join(current, candidate)));
    if (name !== undefined) return join(current, name);
    if (existsSync(join(current, ".git")) || dirname(current) === current) return undefined;
    // A package of its own in a folder that is no repository: what lies above is somebody else's.
    if (current === folder && legacyConfig(folder) !== undefined) return undefined;
  }
}

function legacyConfig(folder: string): string | undefined {
  const name = readdirSync(folder).find((entry) => /^\.eslintrc(\.(js|cjs|json|ya?ml))?$/.test(entry));
  return name ?? (manifestOf(folder)?.["eslintConfig"] === undefined ? undefined : "package.json");
}

/** Packages of a monorepo with a configuration of their own, which the one above them doesn't reach. */
async function nestedConfigs(folder: string, existing: string | undefined): Promise<string[]> {
  const found = await glob([`**/{${configNames.join(",")}}`], {
    cwd: folder,
    ignore: ["**/node_modules/**", "**/dist/**"],
    followSymbolicLinks: false,
  });
  return found
    .filter((path) => path.includes("/") && join(folder, path) !== existing)
    .map((path) => dirname(path))
    .sort();
}

function withNotes(proposal: Proposal, nested: readonly string[]): Proposal {
  if (nested.length === 0) return proposal;
  const note = `These folders have an ESLint configuration of their own; name those that hold backend code: backend-patterns init ${nested.slice(0, 5).join(" ")}${nested.length > 5 ? " ..." : ""}`;
  return { ...proposal, notes: [...proposal.notes, note] };
}
