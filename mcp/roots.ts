import { existsSync, lstatSync, realpathSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import { displayPath, isWithin } from "../src/check/paths.ts";

/** A path that may not be looked at. The message is for the caller. */
export class RefusedPath extends Error {
  override name = "RefusedPath";
}

/** The folders that a server may look into. Every path of a caller goes through here. */
export class Roots {
  /** Real paths. Relative paths are relative to the first. */
  readonly folders: readonly [string, ...string[]];

  /** @throws Error when a folder doesn't exist. */
  constructor(folders: readonly string[]) {
    const [first = process.cwd(), ...others] = folders;
    this.folders = [realpathSync(first), ...others.map((folder) => realpathSync(folder))];
  }

  /**
   * The absolute path that a caller means. Where it leads through links is followed before it is judged.
   * @throws RefusedPath for everything outside.
   */
  resolve(path: string): string {
    if (path.includes("\0")) throw new RefusedPath("A path can't hold a null byte.");
    if (path.startsWith("~")) throw new RefusedPath("`~` isn't expanded: give a path relative to the root.");
    if (/^[\\/]{2}/.test(path)) throw new RefusedPath("Network paths are outside the roots.");
    const candidates = this.folders.flatMap((folder) =>
      [path, path.replaceAll("\\", "/")].map((name) => resolve(folder, name)),
    );
    const absolute = candidates.find((candidate) => existsSync(candidate)) ?? candidates[1] ?? "";
    if (!this.holds(absolute)) throw new RefusedPath("The path is outside the roots of this server.");
    return absolute;
  }

  /** Whether a path, or what it links to, lies within a root. What doesn't exist is judged by its nearest existing folder. */
  holds(path: string): boolean {
    return this.rootOf(path) !== undefined;
  }

  /** The root that holds a path. */
  rootOf(path: string): string | undefined {
    const real = realPathOf(path);
    return real === undefined ? undefined : this.folders.find((folder) => isWithin(folder, real));
  }

  /** How a path is told to the caller, who can give it back. */
  display(path: string): string {
    return displayPath(this.folders[0], path);
  }

  /** A text without the absolute paths of this machine. */
  withoutPaths(text: string): string {
    const relative = this.folders.reduce(
      (shown, folder) => shown.replaceAll(`file://${folder}${sep}`, "").replaceAll(folder + sep, ""),
      text,
    );
    return relative.replace(absolutePath, "(a path outside the roots)");
  }
}

/** Two segments and more: `/` alone, or one word behind it, may be a route or a division. */
const absolutePath = /(?<![\w.:/\\-])(?:file:\/\/)?(?:\/[\w.@+~-]+){2,}|\b[A-Za-z]:\\[^\s"'`]+/g;

function realPathOf(path: string): string | undefined {
  for (let existing = path; ; existing = dirname(existing)) {
    try {
      return resolve(realpathSync(existing), path.slice(existing.length).replace(/^[\\/]+/, ""));
    } catch (error) {
      // A link that leads nowhere leads, for all we know, outside.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT" || isLink(existing)) return undefined;
      if (dirname(existing) === existing) return undefined;
    }
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
