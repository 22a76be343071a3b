import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "jsonc-parser";
import { globSync } from "tinyglobby";
import { manifestOf } from "../init/manifest.ts";

export const frameworks = ["express", "fastify", "hono", "nest", "next"] as const;
export type Framework = (typeof frameworks)[number];
export type TestRunner = "vitest" | "jest" | "node";

/** How the code of a project is written, as far as a new module of it has to look the same. */
export interface ProjectStyle {
  readonly folder: string;
  readonly typescript: boolean;
  readonly commonjs: boolean;
  readonly framework: Framework | undefined;
  readonly testRunner: TestRunner | undefined;
  /** What relative imports end with: nothing, `.js` or `.ts`. */
  readonly extension: string;
  readonly quote: '"' | "'";
  readonly semicolon: boolean;
  /** One step of indentation. */
  readonly indent: string;
  /** Paths of the source files, relative to the folder. */
  readonly files: readonly string[];
}

const MAX_SAMPLES = 40;

/** Looks at package.json, tsconfig.json and some sources; `undefined` where there is no package.json. */
export function projectStyle(folder: string): ProjectStyle | undefined {
  const manifest = manifestOf(folder);
  if (manifest === undefined) return undefined;
  const files = globSync(["**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}"], {
    cwd: folder,
    ignore: ["**/node_modules/**", "**/{dist,build,coverage,.next}/**", "**/*.d.ts", "**/*.config.*"],
    // They may lead out of the package.
    followSymbolicLinks: false,
  }).sort();
  const samples = files
    .filter((file) => !/\.(?:test|spec)\./.test(file))
    .slice(0, MAX_SAMPLES)
    .map((file) => readFileSync(join(folder, file), "utf8"));
  const dependencies = dependenciesOf(manifest);
  const typescript =
    existsSync(join(folder, "tsconfig.json")) || files.some((file) => /\.[cm]?tsx?$/.test(file));
  const commonjs = !typescript && isCommonJs(manifest, samples);
  return {
    folder,
    typescript,
    commonjs,
    framework: frameworkOf(dependencies),
    testRunner: testRunnerOf(dependencies, manifest),
    extension: extensionOf(folder, manifest, samples, { typescript, commonjs }),
    ...layoutOf(samples),
    files,
  };
}

function dependenciesOf(manifest: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const lists = [manifest["dependencies"], manifest["devDependencies"]];
  return new Set(lists.flatMap((list) => Object.keys((list ?? {}) as object)));
}

/** The one that answers requests where several are installed: Nest stands on Express, Next may stand beside one. */
function frameworkOf(dependencies: ReadonlySet<string>): Framework | undefined {
  if (dependencies.has("@nestjs/core") || dependencies.has("@nestjs/common")) return "nest";
  return (["express", "fastify", "hono", "next"] as const).find((name) => dependencies.has(name));
}

function testRunnerOf(
  dependencies: ReadonlySet<string>,
  manifest: Readonly<Record<string, unknown>>,
): TestRunner | undefined {
  if (dependencies.has("vitest")) return "vitest";
  if (dependencies.has("jest")) return "jest";
  const scripts = Object.values((manifest["scripts"] ?? {}) as object).map(String);
  return scripts.some((script) => /\bnode\b.*--test\b|\btsx\b.*--test\b/.test(script)) ? "node" : undefined;
}

function isCommonJs(manifest: Readonly<Record<string, unknown>>, samples: readonly string[]): boolean {
  if (manifest["type"] === "module") return false;
  const imports = samples.filter((text) => /^(?:import|export)\b/m.test(text)).length;
  const requires = samples.filter((text) => /\brequire\(|\bmodule\.exports\b/.test(text)).length;
  return requires >= imports;
}

function extensionOf(
  folder: string,
  manifest: Readonly<Record<string, unknown>>,
  samples: readonly string[],
  { typescript, commonjs }: { typescript: boolean; commonjs: boolean },
): string {
  const counts = new Map<string, number>();
  for (const text of samples) {
    for (const [, specifier = ""] of text.matchAll(
      /(?:from|require\(|import\()\s*["'](\.{1,2}\/[^"']+)["']/g,
    )) {
      const extension = /\.[cm]?[jt]sx?$/.exec(specifier)?.[0] ?? "";
      counts.set(extension, (counts.get(extension) ?? 0) + 1);
    }
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  if (most !== undefined) return most[0];
  if (commonjs) return "";
  if (!typescript) return ".js";
  const options = compilerOptionsOf(folder);
  if (options["allowImportingTsExtensions"] === true) return ".ts";
  const isNodes = /^node/i.test(String(options["module"] ?? options["moduleResolution"] ?? ""));
  return isNodes && manifest["type"] === "module" ? ".js" : "";
}

function compilerOptionsOf(folder: string): Readonly<Record<string, unknown>> {
  const path = join(folder, "tsconfig.json");
  if (!existsSync(path)) return {};
  const config = parse(readFileSync(path, "utf8"), undefined, { allowTrailingComma: true }) as {
    compilerOptions?: Record<string, unknown>;
  } | null;
  return config?.compilerOptions ?? {};
}

function layoutOf(samples: readonly string[]): Pick<ProjectStyle, "quote" | "semicolon" | "indent"> {
  const all = samples.join("\n");
  const count = (pattern: RegExp) => all.match(pattern)?.length ?? 0;
  const lines = count(/[\w)\]'"`];?[ \t]*\r?$/gm);
  const indents = [...all.matchAll(/^(\t|  +)\S/gm)].map(([, spaces = ""]) => spaces);
  const narrowest = Math.min(...indents.filter((spaces) => spaces !== "\t").map(({ length }) => length));
  return {
    quote: count(/'/g) > count(/"/g) ? "'" : '"',
    semicolon: lines === 0 || count(/;[ \t]*\r?$/gm) > lines / 10,
    indent:
      indents.filter((spaces) => spaces === "\t").length > indents.length / 2
        ? "\t"
        : " ".repeat(narrowest === 4 ? 4 : 2),
  };
}
