import { createHash, type Hash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Disk } from "./disk.ts";
import { Packages } from "./packages.ts";
import { isSourceFile } from "./parse.ts";

/** Never imported by source: installed, written by tools, or history. */
const skipped = new Set([
  "node_modules",
  "bower_components",
  "coverage",
  ...["git", "hg", "svn", "next", "nuxt", "output", "svelte-kit", "angular", "turbo", "nx", "cache"].map(
    dotted,
  ),
  ...["vercel", "netlify", "serverless", "yarn", "pnpm-store", "parcel-cache", "nyc_output"].map(dotted),
]);

function dotted(name: string): string {
  return `.${name}`;
}

/** Larger files are neither modules to the analysis nor configuration. */
const maximumFileBytes = 2 * 1024 * 1024;

/** A limit for folders that hold far more than a repository (a home directory, a data dump). */
const maximumDirectories = 20_000;

/** Reading everything again may take one twentieth of the time. */
const restPerLook = 20;

const known = new Map<string, { digest: string; validUntil: number }>();

/**
 * A digest of all that findings in a file may depend on besides the file itself: the sources, schemas and configurations of the
 * repositories that hold the directories. Rests on contents and relative paths alone, so that a cache can move to another machine.
 */
export function fingerprint(directories: readonly string[]): string {
  const roots = new Set(directories.map((directory) => rootOf(directory)));
  const digests = [...roots].sort().map((root) => {
    const start = performance.now();
    const before = known.get(root);
    if (before && start < before.validUntil) return before.digest;
    const digest = digestOf(root);
    const end = performance.now();
    known.set(root, { digest, validUntil: end + restPerLook * (end - start) });
    return digest;
  });
  return createHash("sha1").update(digests.join()).digest("hex");
}

function rootOf(directory: string): string {
  return new Packages(new Disk(), directory).root(directory);
}

function digestOf(root: string): string {
  const hash = createHash("sha1");
  const queue = [root];
  let visited = 0;
  // An array's iterator also visits what is pushed during the loop.
  for (const directory of queue) {
    if (visited++ === maximumDirectories) break;
    for (const entry of entriesOf(directory)) {
      const filename = path.join(directory, entry.name);
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name)) queue.push(filename);
      } else if (matters(entry.name)) {
        addFile(hash, root, filename);
      }
    }
  }
  return hash.digest("hex");
}

function entriesOf(directory: string): fs.Dirent[] {
  try {
    const entries = fs.readdirSync(directory, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function matters(name: string): boolean {
  return isSourceFile(name) || /\.(json|prisma|sql)$|^pnpm-workspace\.yaml$/.test(name);
}

function addFile(hash: Hash, root: string, filename: string): void {
  const content = contentOf(filename);
  if (content === undefined) return;
  // Most JSON is data. A tsconfig file can have any name, since others name it in `extends`.
  const isData = filename.endsWith(".json") && !/[\\/](package|lerna)\.json$/.test(filename);
  if (isData && !content.includes('"compilerOptions"') && !content.includes('"extends"')) return;
  const name = path.relative(root, filename).split(path.sep).join("/");
  hash.update(`${name}\0${content.length}\0`).update(content);
}

function contentOf(filename: string): Buffer | undefined {
  try {
    const stats = fs.statSync(filename);
    return stats.isFile() && stats.size <= maximumFileBytes ? fs.readFileSync(filename) : undefined;
  } catch {
    return undefined;
  }
}
