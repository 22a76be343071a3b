import path from "node:path";
import type { CompiledType, Models } from "../models/compile.ts";

interface Entry {
  readonly pattern: RegExp;
  readonly name: string;
  readonly type: CompiledType;
}

/** What the user's settings say of exports that the analysis can't trace by itself. */
export class Bindings {
  readonly #entries: Entry[] = [];
  readonly #cwd: string;

  /** @throws Error when a binding names a model or a type that doesn't exist. */
  constructor(
    bindings: readonly { readonly module: string; readonly export: string; readonly is: string }[],
    models: Models,
    cwd: string,
  ) {
    this.#cwd = cwd;
    for (const [index, binding] of bindings.entries()) {
      const [modelName = "", typeName = ""] = binding.is.split(".");
      const model = models.all.find(({ name }) => name === modelName);
      const type = model && models.type(typeName, model);
      if (type === undefined) {
        const known =
          model === undefined ? models.all.map(({ name }) => name) : Object.keys(model.types ?? {});
        throw new Error(
          `settings["backend-patterns"].bindings.${index}.is: there is no ${model === undefined ? "model" : "type"} ` +
            `\`${model === undefined ? modelName : typeName}\`. Known: ${known.join(", ")}.`,
        );
      }
      const source = binding.module.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
      this.#entries.push({ pattern: new RegExp(`^${source}$`), name: binding.export, type });
    }
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** The type of an export, by the specifier as it is written or by the file that it resolves to. */
  find(specifier: string, filename: string | undefined, name: string): CompiledType | undefined {
    for (const entry of this.#entries) {
      if (entry.name !== name) continue;
      if (
        entry.pattern.test(specifier) ||
        (filename !== undefined && this.#matchesFile(entry.pattern, filename))
      )
        return entry.type;
    }
    return undefined;
  }

  #matchesFile(pattern: RegExp, filename: string): boolean {
    const relative = path.relative(this.#cwd, filename).split(path.sep).join("/");
    const bare = relative.replace(/\.[cm]?[jt]sx?$/, "");
    return [relative, bare, bare.replace(/\/index$/, "")].some(
      (name) => pattern.test(name) || pattern.test(`./${name}`),
    );
  }
}
