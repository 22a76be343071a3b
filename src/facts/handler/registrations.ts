import path from "node:path";
import type { Origins } from "../../origins/origins.ts";
import type { Module, Project } from "../../project/module.ts";
import { callsByBody } from "../../syntax/calls.ts";
import { registrationAt, registrationNames, type Registration } from "./registration.ts";

const EXTENSIONS = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];
const UNSERVED =
  /[\\/](?:__tests__|__mocks__|tests?|e2e|cypress|fixtures|migrations|seeds?|stories)[\\/]|\.(?:test|spec|stories|d)\.[cm]?[jt]sx?$/;

const filesKey = Symbol("served files");
const textsKey = Symbol("files by text");
const placesKey = Symbol("files by place");

/** The source files around `near` that may serve requests. */
export function servedFiles(project: Project, near: string): readonly string[] {
  const known = project.derived(filesKey, () => new Map<string, readonly string[]>());
  const lists = EXTENSIONS.map((extension) => project.filesNamed(extension, near));
  // The lists of one territory are the same objects for all its files.
  const key = lists.map((list) => list[0] ?? "").join("\0");
  let files = known.get(key);
  if (files === undefined) {
    files = lists.flat().filter((file) => !UNSERVED.test(file));
    known.set(key, files);
  }
  return files;
}

/** Those of them whose text matches. */
export function filesThatSay(project: Project, near: string, pattern: RegExp): readonly string[] {
  return filtered(project, near, textsKey, pattern.source, (file) => pattern.test(project.text(file) ?? ""));
}

/** Those of them that stand at a certain place; `place` tells one place from another. */
export function filesAt(
  project: Project,
  near: string,
  place: string,
  isThere: (file: string) => boolean,
): readonly string[] {
  return filtered(project, near, placesKey, place, isThere);
}

function filtered(
  project: Project,
  near: string,
  kind: symbol,
  name: string,
  isMeant: (file: string) => boolean,
): readonly string[] {
  const known = project.derived(kind, () => new Map<string, readonly string[]>());
  const files = servedFiles(project, near);
  const key = `${files[0] ?? ""}\0${name}`;
  let found = known.get(key);
  if (found === undefined) known.set(key, (found = files.filter(isMeant)));
  return found;
}

const registrations = new WeakMap<Origins, WeakMap<Module, readonly Registration[]>>();

/** What a file registers, in source order. */
export function registrationsOf(origins: Origins, module: Module): readonly Registration[] {
  let modules = registrations.get(origins);
  if (modules === undefined) registrations.set(origins, (modules = new WeakMap()));
  let found = modules.get(module);
  if (found === undefined) {
    const frame = origins.root(module);
    found = [...callsByBody(module.ast).values()]
      .flatMap(({ calls }) => calls.map((call) => registrationAt(origins, call, frame)))
      .filter((one) => one !== undefined)
      .sort((a, b) => position(a) - position(b));
    modules.set(module, found);
  }
  return found;
}

/** In a chain, `router.use(a).use(b)`, the outer call comes later and begins earlier. */
function position({ call }: Registration): number {
  const { callee } = call;
  return callee.type === "MemberExpression" ? callee.property.range[0] : call.range[0];
}

const packagesKey = Symbol("registrations of a package");
/** By the list of files, which is one object for all modules that share it. */
type Registered = Map<readonly string[], readonly Registration[]>;

/** What the files of the linted module's package register, routes left out: this is where routers meet. */
export function registrationsAround(origins: Origins, module: Module): readonly Registration[] {
  const { project, models } = origins;
  const known = project.derived(packagesKey, () => new Map<Origins, Registered>());
  let territories = known.get(origins);
  if (territories === undefined) known.set(origins, (territories = new Map()));
  const files = filesThatSay(project, module.filename, mountPattern(registrationNames(models)));
  let found = territories.get(files);
  if (found === undefined) {
    found = files.flatMap((file) => {
      const other = project.module(file);
      return other === undefined
        ? []
        : registrationsOf(origins, other).filter(({ model }) => model.as !== "route");
    });
    territories.set(files, found);
  }
  const own = registrationsOf(origins, module).filter(({ model }) => model.as !== "route");
  const filename = path.resolve(module.filename);
  return [...own, ...found.filter(({ frame }) => frame.module.filename !== filename)];
}

const patterns = new WeakMap<ReadonlySet<string>, RegExp>();
const VERBS = new Set([
  "get",
  "post",
  "put",
  "patch",
  "delete",
  "head",
  "options",
  "all",
  "on",
  "del",
  "query",
  "mutation",
  "action",
]);

function mountPattern(all: ReadonlySet<string>): RegExp {
  let pattern = patterns.get(all);
  if (pattern === undefined) {
    const mounting = [...all].filter((name) => !VERBS.has(name));
    pattern = new RegExp(`\\.(?:${mounting.join("|")})\\s*(?:<[^>]*>)?\\(`);
    patterns.set(all, pattern);
  }
  return pattern;
}
