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

const packageName = /^(?:@[\w.~-]+\/)?[\w~][\w.~-]*/;

/** Files and folders that change what names mean in the directory that holds them. */
const scopeFiles = ["package.json", "tsconfig.json", "jsconfig.json", "node_modules"];

/**
 * Resolves imports as the project's own tools do, from what is in the repository alone: nothing needs to be installed or built. Where a
 * package names its build output, the source it is made of is meant.
 */
export class Resolver {
  readonly packages: Packages;
  readonly #disk: Disk;
  readonly #tsConfigs: TsConfigs;
  readonly #known = new Map<string, Map<string, string | undefined>>();
  readonly #scopes = new Map<string, string>();

  constructor(disk: Disk, cwd: string) {
    this.#disk = disk;
    this.packages = new Packages(disk, cwd);
    this.#tsConfigs = new TsConfigs(disk, (name, directory) => this.#packageDirectory(name, directory));
  }

  /** The file of the repository that a specifier means; `undefined` for packages, built-ins and what isn't there. */
  resolve(specifier: string, importer: string): string | undefined {
    const directory = path.dirname(importer);
    const from = isPath(specifier) ? directory : this.#scope(directory);
    let known = this.#known.get(from);
    if (!known) this.#known.set(from, (known = new Map()));
    if (!known.has(specifier)) known.set(specifier, this.#resolve(specifier, from, 0));
    return known.get(specifier);
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

  #resolve(specifier: string, directory: string, depth: number): string | undefined {
    if (specifier === "" || specifier.includes("\0") || depth > 4 || isBuiltin(specifier)) return undefined;
    const [bare] = specifier.split("?", 1) as [string];
    if (isPath(bare)) return this.#probe(path.resolve(directory, bare), /(?:^|[\\/])\.{0,2}$/.test(bare));
    return (
      this.#internal(bare, directory, depth) ??
      this.#alias(bare, directory) ??
      this.#moduleAlias(bare, directory) ??
      this.#packaged(bare, directory)
    );
  }

  /** `isFolder`: the path ends in a slash or dots, so that a file of the folder's name isn't meant. */
  #probe(target: string, isFolder = false): string | undefined {
    const isOther = !isFolder && probeFile(this.#disk, target) !== undefined;
    const isDirectory = !isOther && this.#disk.listedKind(target) === "directory";
    const nested = isDirectory ? this.packages.at(target) : undefined;
    const own = this.packages.enclosing(path.dirname(target));
    const filename =
      (nested && packageEntry(this.#disk, nested, ".")) ??
      sourceFile(this.#disk, own?.directory, isFolder ? path.join(target, "index") : target);
    return filename === undefined || isInstalled(filename) ? undefined : filename;
  }

  /** `#name`: the `imports` of the package's own package.json. */
  #internal(specifier: string, directory: string, depth: number): string | undefined {
    const own = specifier.startsWith("#") ? this.packages.enclosing(directory) : undefined;
    const imports = own?.manifest["imports"];
    if (!own || !isObject(imports)) return undefined;
    for (const target of conditionalTargets(imports, specifier)) {
      if (!target.startsWith(".")) return this.#resolve(target, directory, depth + 1);
      const filename = this.#probe(path.resolve(own.directory, target));
      if (filename !== undefined) return filename;
    }
    return undefined;
  }

  #alias(specifier: string, directory: string): string | undefined {
    for (const mapping of this.#tsConfigs.above(directory, this.packages.root(directory))) {
      for (const target of mappedPaths(mapping, specifier)) {
        const filename = this.#probe(target);
        if (filename !== undefined) return filename;
      }
    }
    return undefined;
  }

  /** Aliases of the module-alias package, which CommonJS backends declare in their package.json. */
  #moduleAlias(specifier: string, directory: string): string | undefined {
    const own = this.packages.enclosing(directory);
    const aliases = own?.manifest["_moduleAliases"];
    if (!own || !isObject(aliases)) return undefined;
    for (const [alias, target] of Object.entries(aliases)) {
      const isMeant = specifier === alias || specifier.startsWith(`${alias}/`);
      if (!isMeant || typeof target !== "string") continue;
      const filename = this.#probe(path.join(own.directory, target, specifier.slice(alias.length)));
      if (filename !== undefined) return filename;
    }
    return undefined;
  }

  #packaged(specifier: string, directory: string): string | undefined {
    const name = packageName.exec(specifier)?.[0];
    const found = name === undefined ? undefined : this.#package(name, directory);
    if (name === undefined || !found) return undefined;
    const subpath = `.${specifier.slice(name.length)}`;
    const filename = packageEntry(this.#disk, found, subpath === "./" ? "." : subpath);
    return filename === undefined || isInstalled(filename) ? undefined : filename;
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
  return /[\\/]node_modules[\\/]/.test(filename);
}

function realPath(filename: string): string | undefined {
  try {
    return fs.realpathSync.native(filename);
  } catch {
    return undefined;
  }
}
