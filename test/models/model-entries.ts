import { Models, type CompiledMember, type CompiledType } from "../../src/models/compile.ts";
import type { CallModel, ExportModel, MemberModel, Model, TypeReference } from "../../src/models/model.ts";

/** Models that remember which of their entries were asked for. */
export class WatchedModels extends Models {
  readonly seen = new Set<ExportModel | string>();

  override member(type: CompiledType, name: string): CompiledMember | undefined {
    const found = super.member(type, name);
    if (found !== undefined) this.seen.add(entryName(keyOf(found, name), found.member));
    return found;
  }

  override exported(specifier: string, name: string): CompiledType | undefined {
    return this.#see(super.exported(specifier, name));
  }

  override generated(name: string): CompiledType | undefined {
    return this.#see(super.generated(name));
  }

  override global(name: string): CompiledType | undefined {
    return this.#see(super.global(name));
  }

  override idiom(name: string): CompiledType | undefined {
    if (super.idiom(name) !== undefined) this.seen.add(`idiom ${name}`);
    return super.idiom(name);
  }

  override injection(decorator: string, specifier: string): ReturnType<Models["injection"]> {
    const found = super.injection(decorator, specifier);
    if (found !== undefined) this.seen.add(`injection ${found.model.name} ${decorator}`);
    return found;
  }

  #see(type: CompiledType | undefined): CompiledType | undefined {
    if (type !== undefined) this.seen.add(type.type);
    return type;
  }
}

/** An entry that several types share is one entry, and so is one that goes by several spellings. */
function entryName(key: string, member: MemberModel): string {
  return `${key.toLowerCase()} ${JSON.stringify(member)}`;
}

function keyOf({ owner, member, wildcard }: CompiledMember, name: string): string {
  if (!wildcard) return name;
  const members = Object.entries(owner.type.members ?? {});
  return (
    members
      .filter(([key, value]) => value === member && key.endsWith("*") && name.startsWith(key.slice(0, -1)))
      .toSorted(([a], [b]) => b.length - a.length)[0]?.[0] ?? name
  );
}

/** The entries that say something of statements or callbacks, or bring a value about, and that nothing has asked for. */
export function unseen(model: Model, models: WatchedModels): string[] {
  const missing: string[] = [];
  for (const { specifiers, exports } of model.modules) {
    for (const [name, entry] of Object.entries(exports)) {
      if (!models.seen.has(entry)) missing.push(`${specifiers[0]}#${name}`);
      missing.push(...unseenMembers(`${specifiers[0]}#${name}`, entry, models));
    }
  }
  for (const [name, entry] of Object.entries(model.globals ?? {})) {
    if (!models.seen.has(entry)) missing.push(`global ${name}`);
    missing.push(...unseenMembers(name, entry, models));
  }
  for (const [name, type] of Object.entries(model.types ?? {}))
    missing.push(...unseenMembers(name, type, models));
  for (const name of Object.keys(model.idioms ?? {}))
    if (!models.seen.has(`idiom ${name}`)) missing.push(`idiom ${name}`);
  for (const name of Object.keys(model.injections ?? {}))
    if (!models.seen.has(`injection ${model.name} ${name}`)) missing.push(`injection ${name}`);
  return missing;
}

function unseenMembers(owner: string, type: ExportModel, models: WatchedModels): string[] {
  return Object.entries(type.members ?? {})
    .filter(([key, member]) => saysSomething(member) && !models.seen.has(entryName(key, member)))
    .map(([key]) => `${owner}.${key}`);
}

function saysSomething(member: MemberModel): boolean {
  if ("type" in member) return true;
  return (
    member.statement !== undefined ||
    member.executes === true ||
    member.role !== undefined ||
    member.callbacks !== undefined
  );
}

const SPECIAL = new Set(["this", "callback", "argument", "instance", "context", "row"]);

/** The references that lead to no type. */
export function danglingReferences(model: Model, models: Models): string[] {
  const dangling: string[] = [];
  const check = (where: string, reference: TypeReference | null | undefined) => {
    if (reference == null) return;
    const name = reference.replace(/(?:\[\]|\..*)+$/, "");
    if (!SPECIAL.has(name) && models.type(name, model) === undefined) dangling.push(`${where}: ${reference}`);
  };
  const checkCall = (where: string, call: CallModel | undefined) => {
    check(where, call?.returns);
    for (const callback of call?.callbacks ?? [])
      for (const parameter of callback.parameters ?? []) check(where, parameter);
  };
  const checkType = (where: string, type: ExportModel) => {
    for (const reference of [type.instance, type.is, type.resolves, type.element, ...(type.extends ?? [])])
      check(where, reference);
    for (const call of [type.construct, type.call, type.tag]) checkCall(where, call);
    for (const [name, member] of Object.entries(type.members ?? {})) {
      if ("type" in member) check(`${where}.${name}`, member.type);
      else checkCall(`${where}.${name}`, member);
    }
  };
  for (const { exports } of model.modules)
    for (const [name, entry] of Object.entries(exports)) checkType(name, entry);
  for (const table of [model.types, model.globals])
    for (const [name, entry] of Object.entries(table ?? {})) checkType(name, entry);
  for (const [name, reference] of Object.entries(model.idioms ?? {})) check(`idiom ${name}`, reference);
  for (const [name, { type }] of Object.entries(model.injections ?? {})) check(`injection ${name}`, type);
  return dangling;
}
