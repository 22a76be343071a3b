import { hash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { LeastRecentlyUsed } from "./least-recently-used.ts";

export type EntryKind = "file" | "directory";
export type Listing = ReadonlyMap<string, EntryKind | "link">;

/** Files larger than this are generated or data: reading them costs more than what they could tell. */
const maximumFileBytes = 2 * 1024 * 1024;

/** Many questions read the same files, each of them once. */
const maximumTextLength = 8 * 1024 * 1024;

/** A NUL this early means a binary file, as git sees it; sources may hold one in a string further down. */
const binaryProbe = 8000;

let isReadable: (filename: string) => boolean = () => true;

/** Limits what is ever read, process-wide: other contents can't show in messages then. */
export function confineReading(allows: (filename: string) => boolean): void {
  isReadable = allows;
}

/** Whether a file may be read, for those that read otherwise than through a disk of ours. */
export function mayRead(filename: string): boolean {
  return isReadable(filename);
}

/**
 * The disk as the analysis saw it. Remembers every look that an answer rests on, looks at missing things included, so
 * that it can tell later whether any of them would show something else now.
 */
export class Disk {
  readonly #texts = new LeastRecentlyUsed<string, { text: string | undefined }>(
    maximumTextLength,
    ({ text }) => (text?.length ?? 0) + 100,
  );
  readonly #contents = new Map<string, Look>();
  readonly #kinds = new Map<string, Look>();
  readonly #directories = new Map<string, Look & { listing: Listing | undefined }>();

  /** Text of a file; `undefined` for what is missing, unreadable, too large, binary or no file. The same until `changes` is asked. */
  read(filename: string): string | undefined {
    const known = this.#texts.get(filename);
    if (known) return known.text;
    const stats = statOf(filename);
    const text = readText(filename, stats);
    const digest = digestOfText(text);
    // A file that changed since the last look keeps its first look, so that the next refresh sees the change.
    if ((this.#contents.get(filename)?.digest ?? digest) === digest) {
      this.#contents.set(filename, look(stats, digest));
      this.#texts.set(filename, { text });
    }
    return text;
  }

  /** Entries of a directory; `undefined` when there is no such directory. */
  list(directory: string): Listing | undefined {
    const known = this.#directories.get(directory);
    if (known) return known.listing;
    const stats = statOf(directory);
    const listing = readListing(directory, stats);
    this.#directories.set(directory, { ...look(stats, digestOfListing(listing)), listing });
    return listing;
  }

  /** What stands at a path, links followed. Looks at that path alone: for places whose neighbours don't matter. */
  kind(filename: string): EntryKind | undefined {
    const known = this.#kinds.get(filename);
    if (known) return known.digest === "" ? undefined : (known.digest as EntryKind);
    const stats = statOf(filename);
    const kind = kindOf(stats);
    this.#kinds.set(filename, look(stats, kind ?? ""));
    return kind;
  }

  /** Like `kind`, answered from the listing of the directory: for places where many names are tried. */
  listedKind(filename: string): EntryKind | undefined {
    const directory = path.dirname(filename);
    if (directory === filename) return "directory";
    const entry = this.list(directory)?.get(path.basename(filename));
    return entry === "link" ? this.kind(filename) : entry;
  }

  /** Whether a file or a directory that was looked at has another text or other entries now, or has come to be since. */
  hasChanged(name: string): boolean {
    const file = this.#contents.get(name);
    const directory = this.#directories.get(name);
    return (
      (file !== undefined && isOutdated(name, file, (stats) => digestOfText(readText(name, stats)))) ||
      (directory !== undefined &&
        isOutdated(name, directory, (stats) => digestOfListing(readListing(name, stats))))
    );
  }

  /** Whether any look would show something else now. If so, forgets what is outdated and returns the changed files. */
  changes(): ReadonlySet<string> | undefined {
    const changed = new Set<string>();
    let differs = false;
    for (const filename of this.#contents.keys()) {
      if (!this.hasChanged(filename)) continue;
      changed.add(filename);
      this.#contents.delete(filename);
      this.#texts.delete(filename);
      differs = true;
    }
    for (const directory of this.#directories.keys()) differs ||= this.hasChanged(directory);
    for (const [filename, seen] of this.#kinds) {
      differs ||= isOutdated(filename, seen, (stats) => kindOf(stats) ?? "");
    }
    if (!differs) return undefined;
    // Cheap to look at again; looking at all again keeps the memory of a process that lives for days bounded.
    this.#directories.clear();
    this.#kinds.clear();
    return changed;
  }
}

/** A look at one path: when its stamp hasn't moved, its digest hasn't either. */
interface Look {
  stamp: string;
  /** Whether a change right after the look would have moved the stamp. */
  settled: boolean;
  readonly digest: string;
}

function look(stats: fs.Stats | undefined, digest: string): Look {
  return { stamp: stampOf(stats), settled: isSettled(stats), digest };
}

function isOutdated(filename: string, seen: Look, digest: (stats: fs.Stats | undefined) => string): boolean {
  const stats = statOf(filename);
  const stamp = stampOf(stats);
  if (seen.settled && stamp === seen.stamp) return false;
  if (digest(stats) !== seen.digest) return true;
  seen.stamp = stamp;
  seen.settled = isSettled(stats);
  return false;
}

function stampOf(stats: fs.Stats | undefined): string {
  return stats ? `${stats.mtimeMs} ${stats.ctimeMs} ${stats.size} ${stats.ino}` : "";
}

/**
 * File systems keep times in ticks (some milliseconds; whole seconds on old ones): a second change in the tick of the
 * first leaves the same stamp. Until the tick is over, only the content tells.
 */
function isSettled(stats: fs.Stats | undefined): boolean {
  if (!stats) return true;
  // A tool may set the time of modification; the time of change is the file system's own.
  const changed = Math.max(stats.mtimeMs, stats.ctimeMs);
  const tick = changed % 1000 === 0 ? 2000 : 25;
  return Date.now() - changed > tick;
}

function statOf(filename: string): fs.Stats | undefined {
  try {
    return fs.statSync(filename, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function kindOf(stats: fs.Stats | undefined): EntryKind | undefined {
  return stats?.isDirectory() ? "directory" : stats?.isFile() ? "file" : undefined;
}

function readText(filename: string, stats: fs.Stats | undefined): string | undefined {
  if (!stats?.isFile() || stats.size > maximumFileBytes || !isReadable(filename)) return undefined;
  try {
    const text = fs.readFileSync(filename, "utf8");
    return text.lastIndexOf("\0", binaryProbe) < 0 ? text : undefined;
  } catch {
    return undefined;
  }
}

function readListing(directory: string, stats: fs.Stats | undefined): Listing | undefined {
  if (!stats?.isDirectory()) return undefined;
  try {
    const listing = new Map<string, EntryKind | "link">();
    for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
      if (entry.isDirectory()) listing.set(entry.name, "directory");
      else if (entry.isFile()) listing.set(entry.name, "file");
      else if (entry.isSymbolicLink()) listing.set(entry.name, "link");
    }
    return listing;
  } catch {
    return undefined;
  }
}

function digestOfText(text: string | undefined): string {
  return text === undefined ? "" : hash("sha1", text);
}

function digestOfListing(listing: Listing | undefined): string {
  if (!listing) return "";
  const entries = [...listing].map(([name, kind]) => `${kind}/${name}`);
  return entries.sort().join("\n");
}
