import path from "node:path";
import type { Disk } from "./disk.ts";
import { isObject, readJson, stringsOf, type JsonObject } from "./json.ts";
import { matchingKeys } from "./patterns.ts";

/** How one tsconfig.json (or jsconfig.json) maps specifiers to paths. */
export interface PathMapping {
  /** Absolute target patterns by specifier pattern. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  /** Where specifiers that no pattern fits are looked up. */
  readonly baseUrl: string | undefined;
  /** Configurations of the parts, when this one only brings them together. */
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
  readonly #mappings = new Map<string, PathMapping | undefined>();
  readonly #disk: Disk;
  readonly #findPackage: FindPackage;

  constructor(disk: Disk, findPackage: FindPackage) {
    this.#disk = disk;
    this.#findPackage = findPackage;
  }

  /** Configurations that may govern a directory, the nearest first. */
  *above(directory: string, root: string): Iterable<PathMapping> {
    for (let current = directory; ; current = path.dirname(current)) {
      for (const name of ["tsconfig.json", "jsconfig.json"])
        yield* this.#withReferences(path.join(current, name), new Set());
      // The configuration all others extend, in the layouts where the root has no tsconfig.json of its own.
      if (current === root) yield* this.#withReferences(path.join(current, "tsconfig.base.json"), new Set());
      if (current === root || path.dirname(current) === current) return;
    }
  }

  *#withReferences(filename: string, seen: Set<string>): Iterable<PathMapping> {
    if (seen.has(filename)) return;
    seen.add(filename);
    const mapping = this.#mapping(filename);
    if (!mapping) return;
    yield mapping;
    for (const reference of mapping.references) yield* this.#withReferences(reference, seen);
  }

  #mapping(filename: string): PathMapping | undefined {
    if (!this.#mappings.has(filename)) {
      const layers = this.#layers(filename, new Set());
      this.#mappings.set(filename, layers && mappingOf(layers, this.#references(layers[0]!)));
    }
    return this.#mappings.get(filename);
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

  #references({ filename, json }: Layer): string[] {
    const references = Array.isArray(json["references"]) ? json["references"] : [];
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

function mappingOf(layers: readonly Layer[], references: readonly string[]): PathMapping {
  const project = path.dirname(layers[0]!.filename);
  const options = layers.map(({ filename, json }) => {
    const compilerOptions = isObject(json["compilerOptions"]) ? json["compilerOptions"] : {};
    return { directory: path.dirname(filename), compilerOptions };
  });
  const absolute = (directory: string, target: string): string =>
    path.resolve(directory, target.replace("${configDir}", project));

  const base = options.find(({ compilerOptions }) => typeof compilerOptions["baseUrl"] === "string");
  const baseUrl = base && absolute(base.directory, base.compilerOptions["baseUrl"] as string);
  const mapped = options.find(({ compilerOptions }) => isObject(compilerOptions["paths"]));
  const paths = new Map<string, string[]>();
  for (const [pattern, targets] of Object.entries(
    (mapped?.compilerOptions["paths"] as JsonObject | undefined) ?? {},
  )) {
    paths.set(
      pattern,
      stringsOf(targets).map((target) => absolute(baseUrl ?? mapped!.directory, target)),
    );
  }
  return { paths, baseUrl, references };
}

/** Absolute paths that a specifier may mean under a mapping, in the order they are tried. */
export function mappedPaths(mapping: PathMapping, specifier: string): string[] {
  const [match] = matchingKeys(mapping.paths.keys(), specifier);
  const targets = match ? (mapping.paths.get(match.key) ?? []) : [];
  const mapped = targets.map((target) => target.replace("*", () => match!.rest));
  return mapping.baseUrl === undefined ? mapped : [...mapped, path.join(mapping.baseUrl, specifier)];
}
