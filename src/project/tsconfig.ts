import path from "node:path";
import type { Disk } from "./disk.ts";
import { isObject, readJson, stringsOf, type JsonObject } from "./json.ts";
import { bestMatch } from "./patterns.ts";

/** How one tsconfig.json (or jsconfig.json) maps specifiers to paths. */
export interface PathMapping {
  /** Absolute target patterns by specifier pattern. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  /** Where specifiers that no pattern fits are looked up. */
  readonly baseUrl: string | undefined;
}

interface Configuration {
  readonly mapping: PathMapping;
  /** Configurations of the parts, when this one brings them together. */
  readonly references: readonly string[];
}

/** Where to find a configuration that `extends` names by its package. */
export type FindPackage = (name: string, directory: string) => string | undefined;

/**
 * Reads tsconfig files. What `extends` names and isn't there (a package that isn't installed, a generated file) adds nothing: the rest of
 * the configuration still counts.
 */
export class TsConfigs {
  readonly #files = new Map<string, JsonObject | undefined>();
  readonly #configurations = new Map<string, Configuration | undefined>();
  readonly #mappings = new Map<string, PathMapping>();
  readonly #governing = new Map<string, readonly PathMapping[]>();
  readonly #disk: Disk;
  readonly #findPackage: FindPackage;

  constructor(disk: Disk, findPackage: FindPackage) {
    this.#disk = disk;
    this.#findPackage = findPackage;
  }

  /** Mappings that may govern a directory, the nearest first, each once however many configurations inherit it. */
  above(directory: string, root: string): readonly PathMapping[] {
    let mappings = this.#governing.get(directory);
    if (!mappings) {
      const found = [...this.#above(directory, root)].map(({ mapping }) => mapping);
      mappings = [...new Set(found)];
      this.#governing.set(directory, mappings);
    }
    return mappings;
  }

  *#above(directory: string, root: string): Iterable<Configuration> {
    const seen = new Set<string>();
    for (let current = directory; ; current = path.dirname(current)) {
      const isRoot = current === root || path.dirname(current) === current;
      const names = ["tsconfig.json", "jsconfig.json"];
      // The configuration all others extend, in the layouts where the root has no tsconfig.json of its own.
      if (isRoot) names.push("tsconfig.base.json");
      for (const name of names) yield* this.#withReferences(path.join(current, name), seen);
      if (isRoot) return;
    }
  }

  *#withReferences(filename: string, seen: Set<string>): Iterable<Configuration> {
    if (seen.has(filename)) return;
    seen.add(filename);
    const configuration = this.#configuration(filename);
    if (!configuration) return;
    yield configuration;
    for (const reference of configuration.references) yield* this.#withReferences(reference, seen);
  }

  #configuration(filename: string): Configuration | undefined {
    if (!this.#configurations.has(filename)) {
      const layers = this.#layers(filename, new Set());
      const configuration = layers && {
        mapping: this.#shared(mappingOf(path.dirname(filename), layers)),
        references: this.#references(filename),
      };
      this.#configurations.set(filename, configuration);
    }
    return this.#configurations.get(filename);
  }

  #shared(mapping: PathMapping): PathMapping {
    const key = JSON.stringify([...mapping.paths, mapping.baseUrl]);
    const known = this.#mappings.get(key);
    if (!known) this.#mappings.set(key, mapping);
    return known ?? mapping;
  }

  /** The file and what it extends, the one that decides first. */
  #layers(filename: string, seen: Set<string>): Layer[] | undefined {
    if (seen.has(filename)) return undefined;
    seen.add(filename);
    const json = this.#json(filename);
    if (!json) return undefined;
    const bases = typeof json["extends"] === "string" ? [json["extends"]] : stringsOf(json["extends"]);
    const inherited = bases.reverse().flatMap((base) => this.#base(base, filename, seen));
    return [{ filename, json }, ...inherited];
  }

  #json(filename: string): JsonObject | undefined {
    if (!this.#files.has(filename)) {
      const isFile = this.#disk.kind(filename) === "file";
      this.#files.set(filename, isFile ? readJson(this.#disk, filename) : undefined);
    }
    return this.#files.get(filename);
  }

  #base(specifier: string, importer: string, seen: Set<string>): Layer[] {
    const local = specifier.startsWith(".") || path.isAbsolute(specifier);
    const target = local
      ? path.resolve(path.dirname(importer), specifier)
      : this.#packaged(specifier, importer);
    if (target === undefined) return [];
    for (const candidate of [target, `${target}.json`, path.join(target, "tsconfig.json")]) {
      const layers = this.#layers(candidate, seen);
      if (layers) return layers;
    }
    return [];
  }

  #packaged(specifier: string, importer: string): string | undefined {
    const segments = specifier.split("/");
    const name = segments.splice(0, specifier.startsWith("@") ? 2 : 1).join("/");
    const directory = this.#findPackage(name, path.dirname(importer));
    return directory === undefined ? undefined : path.join(directory, ...segments);
  }

  #references(filename: string): string[] {
    const declared = this.#json(filename)?.["references"];
    const references = Array.isArray(declared) ? declared : [];
    return references.flatMap((reference: unknown) => {
      if (!isObject(reference) || typeof reference["path"] !== "string") return [];
      const target = path.resolve(path.dirname(filename), reference["path"]);
      return [this.#disk.kind(target) === "directory" ? path.join(target, "tsconfig.json") : target];
    });
  }
}

interface Layer {
  readonly filename: string;
  readonly json: JsonObject;
}

function mappingOf(project: string, layers: readonly Layer[]): PathMapping {
  const options = layers.map(({ filename, json }) => {
    const compilerOptions = isObject(json["compilerOptions"]) ? json["compilerOptions"] : {};
    return { directory: path.dirname(filename), compilerOptions };
  });
  const absolute = (directory: string, target: string): string =>
    path.resolve(directory, target.replace("${configDir}", project));

  const base = options.find(({ compilerOptions }) => typeof compilerOptions["baseUrl"] === "string");
  const baseUrl = base && absolute(base.directory, base.compilerOptions["baseUrl"] as string);
  const paths = new Map<string, string[]>();
  for (const { directory, compilerOptions } of options) {
    if (!isObject(compilerOptions["paths"])) continue;
    for (const [pattern, targets] of Object.entries(compilerOptions["paths"])) {
      paths.set(
        pattern,
        stringsOf(targets).map((target) => absolute(baseUrl ?? directory, target)),
      );
    }
    break;
  }
  return { paths, baseUrl };
}

/** Absolute paths that a specifier may mean under a mapping, in the order they are tried. */
export function mappedPaths({ paths, baseUrl }: PathMapping, specifier: string): string[] {
  const match = bestMatch(paths.keys(), specifier);
  const targets =
    (match && paths.get(match.key)?.map((target) => target.replace("*", () => match.rest))) ?? [];
  if (baseUrl !== undefined) targets.push(path.join(baseUrl, specifier));
  return targets;
}
