import { isAbsolute, relative, sep } from "node:path";

/** Relative to `folder` where it lies within, else absolute; with forward slashes on every platform. */
export function displayPath(folder: string, path: string): string {
  const shown = isWithin(folder, path) ? relative(folder, path) : path;
  return shown.split(sep).join("/");
}

export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
