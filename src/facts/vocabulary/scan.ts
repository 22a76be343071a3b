import path from "node:path";
import type { Origins } from "../../origins/origins.ts";

/** Where the project's words stand: what its files declare and throw, by the look of their text. */
export interface WordScan {
  /** Files by the name of an error class that they declare. */
  readonly errorClasses: ReadonlyMap<string, readonly string[]>;
  /** Files by the name of what they throw. */
  readonly thrown: ReadonlyMap<string, readonly string[]>;
}

const MAX_FILES = 8_000;
const endings = [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".tsx"];
/** Files of a package whose words and set-up aren't those of what it runs. */
export const elsewhere =
  /[\\/](?:__tests__|__mocks__|tests?|e2e|fixtures|mocks?|generated|__generated__|scripts?|dist|build|\.next|templates?)[\\/]|\.(?:test|spec|stories|d|gen|min)\.[cm]?[jt]sx?$/;

const classHead = /\bclass\s+([\w$]+)(?:<[^{]*?>)?\s+extends\s+[\w$.]*(?:Error|Exception)\b/g;
const throwing = /\bthrow\s+(?:new\s+)?([A-Z][\w$]*)\s*[(.]/g;

const scans = Symbol("words of the project");

/** The words of the package that holds a file, read once per generation of the project. */
export function wordsAround(origins: Origins, filename: string): WordScan {
  const { project } = origins;
  const byRoot = project.derived(scans, () => new Map<string, WordScan>());
  const root = packageDirectory(origins, filename);
  let scan = byRoot.get(root);
  if (scan === undefined) byRoot.set(root, (scan = scanBelow(origins, root)));
  return scan;
}

/** The directory of the nearest package.json. */
export function packageDirectory(origins: Origins, filename: string): string {
  let directory = path.dirname(filename);
  for (;;) {
    if (origins.project.text(path.join(directory, "package.json")) !== undefined) return directory;
    const parent = path.dirname(directory);
    if (parent === directory) return path.dirname(filename);
    directory = parent;
  }
}

function scanBelow(origins: Origins, root: string): WordScan {
  const errorClasses = new Map<string, string[]>();
  const thrown = new Map<string, string[]>();
  let read = 0;
  for (const ending of endings) {
    for (const file of origins.project.filesNamed(ending, path.join(root, "package.json"))) {
      if (!file.startsWith(root + path.sep) || elsewhere.test(file.slice(root.length))) continue;
      if (read++ > MAX_FILES) break;
      const text = origins.project.text(file);
      if (text === undefined) continue;
      if (text.includes("extends ")) collect(text, classHead, file, errorClasses);
      if (text.includes("throw ")) collect(text, throwing, file, thrown);
    }
  }
  return { errorClasses, thrown };
}

function collect(text: string, pattern: RegExp, file: string, into: Map<string, string[]>): void {
  for (const [, name = ""] of text.matchAll(pattern)) {
    const files = into.get(name);
    if (files === undefined) into.set(name, [file]);
    else if (files.at(-1) !== file) files.push(file);
  }
}
