import type { Model, ModuleModel } from "./model.ts";

/** A group of a model's modules. */
export interface ModelModule {
  readonly model: Model;
  readonly module: ModuleModel;
}

/** One export of a group of modules, by the name that the model gives it. */
export interface ModelExport extends ModelModule {
  readonly name: string;
}

/** Which models describe a package, by the specifier that code writes. */
export class Modules {
  readonly #exact = new Map<string, ModelModule[]>();
  readonly #patterns: (ModelModule & { readonly pattern: RegExp })[] = [];
  readonly #separate: (ModelModule & { readonly pattern: RegExp })[] = [];
  readonly #generated: ModelModule[] = [];

  add(model: Model, module: ModuleModel): void {
    for (const specifier of module.specifiers) {
      if (specifier.includes("*"))
        this.#patterns.push({ model, module, pattern: patternOf(specifier, ".*") });
      else this.#exact.set(specifier, [...(this.#exact.get(specifier) ?? []), { model, module }]);
    }
    for (const specifier of module.separately ?? [])
      this.#separate.push({ model, module, pattern: patternOf(specifier, "([^/]+)") });
    if (module.generated === true) this.#generated.push({ model, module });
  }

  /** True when some model describes the package. */
  knows(specifier: string): boolean {
    return this.describing(specifier).length > 0;
  }

  exported(specifier: string, name: string): ModelExport | undefined {
    const found = this.describing(specifier).find(({ module }) => Object.hasOwn(module.exports, name));
    if (found !== undefined) return { ...found, name };
    return name === "default" ? this.#separateExport(specifier) : undefined;
  }

  /** What a file that code generation would have written exports under a name. */
  generated(name: string): ModelExport | undefined {
    const found = this.#generated.find(({ module }) => Object.hasOwn(module.exports, name));
    return found && { ...found, name };
  }

  /** `lodash/map` exports what `lodash` exports as `map`. */
  #separateExport(specifier: string): ModelExport | undefined {
    for (const { pattern, model, module } of this.#separate) {
      const written = pattern.exec(specifier)?.[1]?.toLowerCase();
      const name = Object.keys(module.exports).find((key) => key.toLowerCase() === written);
      if (name !== undefined) return { model, module, name };
    }
    return undefined;
  }

  /** The groups of modules that describe a package. */
  describing(specifier: string): readonly ModelModule[] {
    const bare = specifier.startsWith("node:") ? specifier.slice(5) : specifier;
    let found = this.#exact.get(bare);
    if (found === undefined) {
      found = this.#patterns.filter(({ pattern }) => pattern.test(bare));
      this.#exact.set(bare, found);
    }
    return found;
  }
}

function patternOf(specifier: string, star: string): RegExp {
  const source = specifier.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", star);
  return new RegExp(`^${source}$`);
}
