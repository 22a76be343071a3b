import type {
  CallModel,
  EnvironmentModel,
  ExportModel,
  InjectionModel,
  MemberModel,
  Model,
  ModuleModel,
  StatementModel,
  TypeReference,
} from "./model.ts";
import { Modules, type ModelExport } from "./modules.ts";

/** A type of one particular model. */
export interface CompiledType {
  readonly model: Model;
  readonly name: string;
  readonly type: ExportModel;
}

/** A member, found on a type or on one that it extends, with the type where it is written. */
export interface CompiledMember {
  readonly owner: CompiledType;
  readonly member: MemberModel;
  /** Found through `*` or `get*`. */
  readonly wildcard: boolean;
}

/** Models turned into look-up tables. Immutable; one per set of settings. */
export class Models {
  readonly all: readonly Model[];
  readonly #statementNames = new Set<string>();
  readonly #statementPrefixes = new Set<string>();
  readonly #prefixes = new Map<CompiledType, readonly string[]>();
  readonly #modules = new Modules();
  readonly #types = new Map<string, CompiledType>();
  readonly #globals = new Map<string, CompiledType>();
  readonly #idioms = new Map<string, CompiledType>();
  readonly #injections = new Map<string, { model: Model; injection: InjectionModel }[]>();

  constructor(models: readonly Model[]) {
    this.all = models;
    for (const model of models) {
      for (const module of model.modules) this.#addModule(model, module);
      for (const [name, type] of Object.entries(model.types ?? {})) this.#addType(model, name, type);
      for (const [name, entry] of Object.entries(model.globals ?? {})) {
        this.#globals.set(name, this.#addType(model, `global ${name}`, entry));
      }
      for (const [name, injection] of Object.entries(model.injections ?? {})) {
        this.#injections.set(name, [...(this.#injections.get(name) ?? []), { model, injection }]);
      }
    }
    for (const model of models) {
      for (const [name, reference] of Object.entries(model.idioms ?? {})) {
        const type = this.type(reference, model);
        if (type !== undefined) this.#idioms.set(name, type);
      }
    }
    for (const { type, model } of this.#types.values()) {
      for (const [name, member] of Object.entries(type.members ?? {})) {
        if ("type" in member || name === "*" || !this.#concernsStatements(member, model)) continue;
        if (name.endsWith("*")) this.#statementPrefixes.add(name.slice(0, -1));
        else this.#statementNames.add(name);
      }
    }
  }

  #concernsStatements(call: CallModel, model: Model): boolean {
    if (call.statement !== undefined || call.executes === true || call.role !== undefined) return true;
    if (call.returns === "this") return true;
    const result = call.returns === undefined ? undefined : this.type(call.returns, model);
    return result !== undefined && this.built(result) !== undefined;
  }

  /**
   * False for names of members whose call neither runs a statement nor continues a statement builder, in any model: the
   * cheap test before any look-up.
   */
  mayConcernStatements(name: string): boolean {
    if (this.#statementNames.has(name)) return true;
    for (const prefix of this.#statementPrefixes) if (beginsWord(name, prefix)) return true;
    return false;
  }

  #addModule(model: Model, module: ModuleModel): void {
    this.#modules.add(model, module);
    for (const [name, entry] of Object.entries(module.exports))
      this.#addType(model, exportTypeName(module, name), entry);
  }

  #addType(model: Model, name: string, type: ExportModel): CompiledType {
    const compiled: CompiledType = { model, name, type };
    this.#types.set(`${model.name}:${name}`, compiled);
    return compiled;
  }

  /** What an import of `name` from the package says about the file that imports it. */
  environment(specifier: string, name: string): EnvironmentModel["is"] | undefined {
    for (const { module } of this.#modules.describing(specifier)) {
      const { environment } = module;
      if (environment !== undefined && (environment.names?.includes(name) ?? true)) return environment.is;
    }
    return undefined;
  }

  /** True when some model describes the package. */
  knows(specifier: string): boolean {
    return this.#modules.knows(specifier);
  }

  /** What a package exports under a name. */
  exported(specifier: string, name: string): CompiledType | undefined {
    return this.#exportType(this.#modules.exported(specifier, name));
  }

  /** What a file that code generation would have written exports under a name. */
  generated(name: string): CompiledType | undefined {
    return this.#exportType(this.#modules.generated(name));
  }

  #exportType(found: ModelExport | undefined): CompiledType | undefined {
    return found && this.#types.get(`${found.model.name}:${exportTypeName(found.module, found.name)}`);
  }

  /** A type by reference, as `model` would write it. */
  type(reference: TypeReference, model: Model): CompiledType | undefined {
    const full = /^[a-z0-9-]+:/.test(reference) ? reference : `${model.name}:${reference}`;
    return this.#types.get(full);
  }

  /** The model of this name. */
  named(name: string): Model | undefined {
    return this.all.find((model) => model.name === name);
  }

  global(name: string): CompiledType | undefined {
    return this.#globals.get(name);
  }

  idiom(name: string): CompiledType | undefined {
    return this.#idioms.get(name);
  }

  /** What a decorator of a package injects. */
  injection(decorator: string, specifier: string): { model: Model; injection: InjectionModel } | undefined {
    return this.#injections.get(decorator)?.find(({ injection }) => injection.from.includes(specifier));
  }

  /** A member of a type, its base types included; then by the beginning of its name; `*` last. */
  member(type: CompiledType, name: string): CompiledMember | undefined {
    return (
      this.#ownMember(type, name, 0) ??
      this.#memberByPrefix(type, name, 0) ??
      (name === "*" ? undefined : this.#ownMember(type, "*", 0))
    );
  }

  #ownMember(owner: CompiledType, name: string, depth: number): CompiledMember | undefined {
    const members = owner.type.members;
    const own = members !== undefined && Object.hasOwn(members, name) ? members[name] : undefined;
    if (own !== undefined) return { owner, member: own, wildcard: name === "*" };
    if (depth > 8) return undefined;
    for (const base of owner.type.extends ?? []) {
      const type = this.type(base, owner.model);
      const found = type && this.#ownMember(type, name, depth + 1);
      if (found) return found;
    }
    return undefined;
  }

  #memberByPrefix(owner: CompiledType, name: string, depth: number): CompiledMember | undefined {
    const members = owner.type.members ?? {};
    const key = this.#prefixesOf(owner).find((prefix) => beginsWord(name, prefix.slice(0, -1)));
    const member = key === undefined ? undefined : members[key];
    if (member !== undefined) return { owner, member, wildcard: true };
    if (depth > 8) return undefined;
    for (const base of owner.type.extends ?? []) {
      const type = this.type(base, owner.model);
      const found = type && this.#memberByPrefix(type, name, depth + 1);
      if (found) return found;
    }
    return undefined;
  }

  #prefixesOf(owner: CompiledType): readonly string[] {
    let prefixes = this.#prefixes.get(owner);
    if (prefixes === undefined) {
      prefixes = Object.keys(owner.type.members ?? {}).filter(
        (name) => name.length > 1 && name.endsWith("*"),
      );
      this.#prefixes.set(owner, prefixes);
    }
    return prefixes;
  }

  /** The statement that awaiting a value of this type runs. */
  lazy(type: CompiledType): StatementModel | undefined {
    return this.#inherited(type, (t) => t.lazy, 0);
  }

  /** The statement that an executing call on a value of this type runs. */
  built(type: CompiledType): StatementModel | undefined {
    return this.#inherited(type, (t) => t.builds ?? t.lazy, 0);
  }

  /** True for builders: values that hold a statement which hasn't run. */
  describesStatement(type: CompiledType): boolean {
    return this.built(type) !== undefined;
  }

  /** What awaiting a value of this type gives, if not the value itself. */
  resolves(type: CompiledType): TypeReference | undefined {
    return this.#inherited(type, (t) => t.resolves, 0);
  }

  /** What a loop over a value of this type sees. */
  element(type: CompiledType): TypeReference | undefined {
    return this.#inherited(type, (t) => t.element, 0);
  }

  call(type: CompiledType): CallModel | undefined {
    return this.#inherited(type, (t) => t.call, 0);
  }

  tag(type: CompiledType): CallModel | undefined {
    return this.#inherited(type, (t) => t.tag ?? t.call, 0);
  }

  #inherited<T>(
    owner: CompiledType,
    read: (type: ExportModel) => T | undefined,
    depth: number,
  ): T | undefined {
    const own = read(owner.type);
    if (own !== undefined || depth > 8) return own;
    for (const base of owner.type.extends ?? []) {
      const type = this.type(base, owner.model);
      const found = type && this.#inherited(type, read, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** `getPosts` begins with the word `get`, `getter` doesn't. */
function beginsWord(name: string, prefix: string): boolean {
  return name.length > prefix.length && name.startsWith(prefix) && /[^a-z]/.test(name.charAt(prefix.length));
}

function exportTypeName(module: ModuleModel, name: string): string {
  // Two groups of modules of one model may export the same name with different meanings.
  return `export ${module.specifiers[0] ?? ""}#${name}`;
}
