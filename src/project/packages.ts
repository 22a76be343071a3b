import path from "node:path";
import type { Disk } from "./disk.ts";
import { readJson, type JsonObject } from "./json.ts";
import { directoriesBelow } from "./walk.ts";

export interface Package {
  readonly directory: string;
  readonly manifest: JsonObject;
}

/** The packages of a repository, found by their package.json whether anything is installed or not. */
export class Packages {
  readonly #disk: Disk;
  readonly #cwd: string;
  readonly #manifests = new Map<string, Package | undefined>();
  readonly #enclosing = new Map<string, Package | undefined>();
  readonly #roots = new Map<string, string>();
  readonly #byRoot = new Map<string, ReadonlyMap<string, readonly Package[]>>();

  constructor(disk: Disk, cwd: string) {
    this.#disk = disk;
    this.#cwd = cwd;
  }

  /** The package whose package.json stands in this very directory. */
  at(directory: string): Package | undefined {
    if (!this.#manifests.has(directory)) {
      const filename = path.join(directory, "package.json");
      const manifest = this.#disk.kind(filename) === "file" ? readJson(this.#disk, filename) : undefined;
      this.#manifests.set(directory, manifest && { directory, manifest });
    }
    return this.#manifests.get(directory);
  }

  /** The package that holds a directory. */
  enclosing(directory: string): Package | undefined {
    if (!this.#enclosing.has(directory)) {
      const parent = path.dirname(directory);
      const found = this.at(directory) ?? (parent === directory ? undefined : this.enclosing(parent));
      this.#enclosing.set(directory, found);
    }
    return this.#enclosing.get(directory);
  }

  /** The directory that holds everything a file may be linked with: its workspace, repository, or package. */
  root(directory: string): string {
    let root = this.#roots.get(directory);
    if (root === undefined) {
      root = this.#findRoot(directory);
      this.#roots.set(directory, root);
    }
    return root;
  }

  #findRoot(directory: string): string {
    for (let current = directory; ; current = path.dirname(current)) {
      if (this.#isWorkspaceRoot(current) || this.#disk.kind(path.join(current, ".git")) !== undefined)
        return current;
      if (path.dirname(current) === current) break;
    }
    if (isInside(this.#cwd, directory)) return this.#cwd;
    return this.enclosing(directory)?.directory ?? directory;
  }

  #isWorkspaceRoot(directory: string): boolean {
    if (this.at(directory)?.manifest["workspaces"] !== undefined) return true;
    if (this.#disk.kind(path.join(directory, "lerna.json")) === "file") return true;
    const workspace = path.join(directory, "pnpm-workspace.yaml");
    // Settings of a single package stand in this file too.
    return this.#disk.kind(workspace) === "file" && /^packages\s*:/m.test(this.#disk.read(workspace) ?? "");
  }

  /** The package of the repository with this name; of several (templates, fixtures) the one nearest to the directory. */
  named(name: string, directory: string): Package | undefined {
    const own = this.enclosing(directory);
    if (own?.manifest["name"] === name) return own;
    const candidates = this.inRoot(this.root(directory)).get(name) ?? [];
    let best: Package | undefined;
    for (const candidate of candidates) {
      if (!best || commonLength(candidate.directory, directory) > commonLength(best.directory, directory))
        best = candidate;
    }
    return best;
  }

  /** Packages below a root by name, the shallowest first. */
  inRoot(root: string): ReadonlyMap<string, readonly Package[]> {
    let byName = this.#byRoot.get(root);
    if (!byName) {
      byName = this.#index(root);
      this.#byRoot.set(root, byName);
    }
    return byName;
  }

  #index(root: string): Map<string, Package[]> {
    const byName = new Map<string, Package[]>();
    for (const directory of directoriesBelow(this.#disk, root)) {
      if (!this.#disk.list(directory)?.has("package.json")) continue;
      const found = this.at(directory);
      const name = found?.manifest["name"];
      if (!found || typeof name !== "string") continue;
      const same = byName.get(name);
      if (same) same.push(found);
      else byName.set(name, [found]);
    }
    return byName;
  }
}

export function isInside(directory: string, filename: string): boolean {
  const relative = path.relative(directory, filename);
  return !relative.startsWith("..") && !path.isAbsolute(relative);
}

function commonLength(a: string, b: string): number {
  const left = a.split(path.sep);
  const right = b.split(path.sep);
  const different = left.findIndex((segment, index) => segment !== right[index]);
  return different < 0 ? left.length : different;
}
