import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { glob } from "tinyglobby";
import { lintedFiles } from "../files.ts";
import { isWithin } from "./paths.ts";
import type { Failure } from "./result.ts";

/** Files that share a base folder, to which configuration patterns are relative. */
export interface Target {
  base: string;
  /** Absolute path -> the argument that led to it, as the user wrote it. */
  files: Map<string, { argument: string; explicit: boolean }>;
}

export interface TargetOptions {
  cwd: string;
  /** Also what is usually no source: dependencies and build output. */
  everything: boolean;
}

const toolFolders = [
  "**/node_modules/**",
  "**/bower_components/**",
  "**/{.next,.nuxt,.output,.svelte-kit,.turbo,.vercel,.netlify,.serverless,.cache,.yarn,.pnpm-store}/**",
];
const outputFolders = new Set(["dist", "build", "out", "coverage"]);

/** Finds the files that paths, folders and globs stand for. A path that stands for none is a failure. */
export async function findTargets(paths: readonly string[], options: TargetOptions) {
  const targets = new Map<string, Target>();
  const failures: Failure[] = [];
  for (const path of paths) {
    const found = await find(path, options);
    if (found.files.length === 0) {
      failures.push({ kind: "no-match", path, message: found.missing });
      continue;
    }
    const target = targets.get(found.base) ?? { base: found.base, files: new Map() };
    targets.set(found.base, target);
    for (const file of found.files) {
      const known = target.files.get(file);
      if (!known || found.explicit) target.files.set(file, { argument: path, explicit: found.explicit });
    }
  }
  return { targets: [...targets.values()], failures };
}

async function find(path: string, options: TargetOptions) {
  const { cwd } = options;
  const existing = [path, path.replaceAll("\\", "/")]
    .map((name) => resolve(cwd, name))
    .find((name) => existsSync(name));
  if (existing !== undefined && statSync(existing).isDirectory()) {
    const files = await walk(existing, lintedFiles, options);
    const missing = "The folder holds no JavaScript or TypeScript source.";
    return { base: isWithin(cwd, existing) ? cwd : existing, files, explicit: false, missing };
  }
  if (existing !== undefined) {
    return {
      base: isWithin(cwd, existing) ? cwd : packageFolder(existing),
      files: [existing],
      explicit: true,
      missing: "",
    };
  }
  const { folder, pattern } = splitGlob(resolve(cwd, path.replaceAll("\\", "/")));
  if (pattern === undefined)
    return { base: cwd, files: [], explicit: false, missing: "There is no such file or folder." };
  const files = await walk(folder, [pattern], options);
  return {
    base: isWithin(cwd, folder) ? cwd : folder,
    files,
    explicit: false,
    missing: "The pattern matches no file.",
  };
}

async function walk(
  folder: string,
  patterns: readonly string[],
  { everything }: TargetOptions,
): Promise<string[]> {
  const files = await glob([...patterns], {
    cwd: folder,
    absolute: true,
    dot: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: ["**/.git/**", ...(everything ? [] : toolFolders)],
  });
  const kept = everything ? files : files.filter(outsideOutput(folder));
  return kept.map((file) => resolve(file));
}

/** Build output lies beside what describes the build; deeper down, `coverage` or `build` may be what a product is about. */
function outsideOutput(root: string): (file: string) => boolean {
  const memo = new Map<string, boolean>([[root, false]]);
  const isOutput = (folder: string): boolean => {
    const known = memo.get(folder);
    if (known !== undefined) return known;
    const parent = dirname(folder);
    const name = folder.slice(parent.length).replace(/^[\\/]/, "");
    const beside = () =>
      parent === root || ["package.json", "tsconfig.json"].some((file) => existsSync(join(parent, file)));
    const output = isOutput(parent) || (outputFolders.has(name) && beside());
    memo.set(folder, output);
    return output;
  };
  return (file) => !isOutput(dirname(resolve(file)));
}

/** `/a/[id]/*.ts` -> `/a/[id]` + `*.ts`: the leading part that exists is taken literally, since routes are called `[id]`. */
function splitGlob(path: string): { folder: string; pattern: string | undefined } {
  const segments = path.replaceAll("\\", "/").split("/");
  let length = segments.length - 1;
  while (length > 1 && !existsSync(segments.slice(0, length).join("/"))) length -= 1;
  const rest = segments.slice(length).join("/");
  return {
    folder: resolve(segments.slice(0, length).join("/") || "/"),
    pattern: /[*?[\]{}()!]/.test(rest) ? rest : undefined,
  };
}

function packageFolder(file: string): string {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
  }
  return dirname(file);
}
