import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { mayRead } from "../project/disk.ts";
import type { Change } from "./file-edits.ts";

/** As far as it is used here; the project's own Prettier may be of any version from 2 on. */
interface Prettier {
  resolveConfig(path: string, options: { editorconfig: boolean }): Promise<object | null>;
  check(text: string, options: object): Promise<boolean> | boolean;
  format(text: string, options: object): Promise<string> | string;
}

/** Formats a file as the project's Prettier does, if it was so before: else the whole file would change. */
export async function formatted(
  change: Change,
  { runsProjectCode }: { runsProjectCode: boolean },
): Promise<Change> {
  const { path, before, after } = change;
  const prettier = runsProjectCode ? await prettierFor(path) : undefined;
  if (prettier === undefined) return change;
  try {
    const config = await prettier.resolveConfig(path, { editorconfig: true });
    if (config === null) return change;
    const options = { ...config, filepath: path };
    if (before !== undefined && !(await prettier.check(before, options))) return change;
    return { ...change, after: await prettier.format(after, options) };
  } catch {
    // A plugin or a configuration that can't be loaded: the text is laid out like its surroundings anyway.
    return change;
  }
}

async function prettierFor(path: string): Promise<Prettier | undefined> {
  try {
    const entry = createRequire(path).resolve("prettier");
    if (!mayRead(entry)) return undefined;
    const loaded = (await import(pathToFileURL(entry).href)) as { default?: Prettier } & Prettier;
    return loaded.default ?? loaded;
  } catch {
    return undefined;
  }
}
