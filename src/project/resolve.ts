import fs from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import type { Disk } from "./disk.ts";
import { isObject } from "./json.ts";
import { conditionalTargets, packageEntry } from "./package-entry.ts";
import { Packages, type Package } from "./packages.ts";
import { probeFile } from "./probe.ts";
import { sourceFile } from "./source-file.ts";
import { mappedPaths, TsConfigs } from "./tsconfig.ts";
import { matchingKeys } from "./patterns.ts";

const packageName = /^(?:@[\w.~-]+\/)?[\w~][\w.~-]*/;

/** What a specifier means in a file. */
export type Resolution =
  | { readonly kind: "file"; readonly filename: string }
  /** A package or built-in that isn't part of the repository. */
  | { readonly kind: "package" }
  | { readonly kind: "missing" };

/** Files and folders that change what names mean in the directory that holds them. */
const scopeFiles = ["package.json", "tsconfig.json", "jsconfig.json", "node_modules"];

const missing: Resolution = { kind: "missing" };

/**
 * Resolves imports as the project's own tools do, from what is in the repository alone: nothing needs to be installed or built. Where a
 * package names its build output, the source it is made of is meant.
 */
export class Resolver {
  readonly packages: Packages;
  readonly #disk: Disk;
  readonly #tsConfigs: TsConfigs;
  readonly #known = new Map<string, Map<string, Resolution>>();
  readonly #scopes = new Map<string, string>();

  constructor(disk: Disk, cwd: string) {
    this.#disk = disk;
    this.packages = new Packages(disk, cwd);
    this.#tsConfigs = new TsConfigs(disk, (name, directory) => this.#packageDirectory(name, directory));
  }

  resolve(specifier: string, importer: string): Resolution {
    const directory = path.dirname(importer);
    const from = isPath(specifier) ? directory : this.#scope(directory);
    let known = this.#known.get(from);
    if (!known) this.#known.set(from, (known = new Map()));
    let resolution = known.get(specifier);
    if (!resolution) {
      resolution = this.#resolve(specifier, from, 0);
      known.set(specifier, resolution);
    }
    return resolution;
  }

  /** The nearest directory that can give a name a meaning of its own; all below share its cache. */
  #scope(directory: string): string {
    let scope = this.#scopes.get(directory);
    if (scope === undefined) {
      const entries = this.#disk.list(directory);
      const parent = path.dirname(directory);
      const isScope = parent === directory || scopeFiles.some((name) => entries?.has(name));
      scope = isScope || directory === this.packages.root(directory) ? directory : this.#scope(parent);
      this.#scopes.set(directory, scope);
    }
    return scope;
  }

  #resolve(specifier: string, directory: string, depth: number): Resolution {
    if (specifier === "" || specifier.includes("\0") || depth > 4) return missing;
    if (isBuiltin(specifier)) return { kind: "package" };
    const [bare] = specifier.split("?", 1) as [string];
    if (isPath(bare)) return this.#file(path.resolve(directory, bare), /(?:^|[\\/])\.{0,2}$/.test(bare));
    if (bare.startsWith("#")) {
      const internal = this.#internal(bare, directory, depth);
      if (internal) return internal;
    }
    const alias = this.#alias(bare, directory);
    const found = alias.found ?? this.#moduleAlias(bare, directory);
    if (found) return found;
    if (!packageName.test(bare)) return /^[a-z][\w+.-]*:/i.test(bare) ? { kind: "package" } : missing;
    return this.#packaged(bare, directory) ?? (alias.declared ? missing : { kind: "package" });
  }

  #file(target: string, isFolder: boolean): Resolution {
    const filename = this.#probe(target, isFolder);
    return filename === undefined ? missing : { kind: "file", filename };
  }

  /** `isFolder`: the path ends in a slash or dots, so that a file of the folder's name isn't meant. */
  #probe(target: string, isFolder = false): string | undefined {
    const nested =
      isFolder || probeFile(this.#disk, target) === undefined ? this.packages.at(target) : undefined;
    const own = this.packages.enclosing(path.dirname(target));
    const filename =
      (nested && packageEntry(this.#disk, nested, ".")) ??
      sourceFile(this.#disk, own?.directory, isFolder ? path.join(target, "index") : target);
    return filename === undefined || isInstalled(filename) ? undefined : filename;
  }

  /** `#name`: the `imports` of the package's own package.json. */
  #internal(specifier: string, directory: string, depth: number): Resolution | undefined {
    const own = this.packages.enclosing(directory);
    const imports = own?.manifest["imports"];
    if (!own || !isObject(imports)) return undefined;
    const targets = conditionalTargets(imports, specifier);
    for (const target of targets) {
      if (!target.startsWith(".")) return this.#resolve(target, directory, depth + 1);
      const filename = this.#probe(path.resolve(own.directory, target));
      if (filename !== undefined) return { kind: "file", filename };
    }
    return targets.length > 0 ? missing : undefined;
  }

  /** Aliases of the module-alias package, which CommonJS backends declare in their package.json. */
  #moduleAlias(specifier: string, directory: string): Resolution | undefined {
    const own = this.packages.enclosing(directory);
    const aliases = own?.manifest["_moduleAliases"];
    if (!own || !isObject(aliases)) return undefined;
    for (const [alias, target] of Object.entries(aliases)) {
      const isMeant = specifier === alias || specifier.startsWith(`${alias}/`);
      if (!isMeant || typeof target !== "string") continue;
      const filename = this.#probe(path.join(own.directory, target, specifier.slice(alias.length)));
      if (filename !== undefined) return { kind: "file", filename };
    }
    return undefined;
  }

  #alias(specifier: string, directory: string): { found?: Resolution; declared: boolean } {
    let declared = false;
    for (const mapping of this.#tsConfigs.above(directory, this.packages.root(directory))) {
      for (const target of mappedPaths(mapping, specifier)) {
        const filename = this.#probe(target);
        if (filename !== undefined) return { found: { kind: "file", filename }, declared };
      }
      declared ||= matchingKeys(mapping.paths.keys(), specifier).some(({ key }) => key !== "*");
    }
    return { declared };
  }

  #packaged(specifier: string, directory: string): Resolution | undefined {
    const name = packageName.exec(specifier)![0];
    const found = this.#package(name, directory);
    if (!found) return undefined;
    const subpath = `.${specifier.slice(name.length)}`;
    const filename = packageEntry(this.#disk, found, subpath === "./" ? "." : subpath);
    return filename === undefined || isInstalled(filename) ? undefined : { kind: "file", filename };
  }

  /** The package of the repository that a name means: `undefined` for those that are installed from elsewhere. */
  #package(name: string, directory: string): Package | undefined {
    const own = this.packages.enclosing(directory);
    if (own?.manifest["name"] === name) return own;
    const installed = this.#installed(name, directory);
    if (installed === undefined) return this.packages.named(name, directory);
    const real = realPath(installed);
    return real === undefined || isInstalled(real)
      ? undefined
      : this.packages.at(this.#asSeen(real, directory));
  }

  #packageDirectory(name: string, directory: string): string | undefined {
    return this.#installed(name, directory) ?? this.packages.named(name, directory)?.directory;
  }

  #installed(name: string, directory: string): string | undefined {
    const root = this.packages.root(directory);
    for (let current = directory; ; current = path.dirname(current)) {
      const candidate = path.join(current, "node_modules", name);
      if (
        this.#disk.kind(path.join(current, "node_modules")) &&
        this.#disk.listedKind(candidate) === "directory"
      ) {
        return candidate;
      }
      if (current === root || path.dirname(current) === current) return undefined;
    }
  }

  /** Paths are kept as the caller names them, also where the repository itself is reached through a link. */
  #asSeen(real: string, directory: string): string {
    const root = this.packages.root(directory);
    const realRoot = realPath(root);
    if (realRoot === undefined || realRoot === root) return real;
    const relative = path.relative(realRoot, real);
    return relative.startsWith("..") ? real : path.join(root, relative);
  }
}

function isPath(specifier: string): boolean {
  return /^\.{1,2}(\/|$)/.test(specifier) || path.isAbsolute(specifier);
}

function isInstalled(filename: string): boolean {
  return filename.split(path.sep).includes("node_modules");
}

function realPath(filename: string): string | undefined {
  try {
    return fs.realpathSync.native(filename);
  } catch {
    return undefined;
  }
}
