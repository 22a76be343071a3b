import path from "node:path";
import type { TSESTree } from "@typescript-eslint/utils";
import type { EnvironmentModel } from "../models/model.ts";
import type { Origins } from "../origins/origins.ts";
import type { Module } from "../project/module.ts";
import { importedBindings } from "../project/imported-bindings.ts";

export type Environment = EnvironmentModel["is"];

const known = new WeakMap<Origins, WeakMap<Module, ReadonlySet<Environment>>>();

/** What a file's imports, directives and place say about where its code runs and for whom. */
export function environmentsOf(origins: Origins, module: Module): ReadonlySet<Environment> {
  let modules = known.get(origins);
  if (modules === undefined) known.set(origins, (modules = new WeakMap()));
  let found = modules.get(module);
  if (found === undefined) modules.set(module, (found = new Set(read(origins, module))));
  return found;
}

function* read(origins: Origins, module: Module): Generator<Environment> {
  for (const { specifier, name } of importedBindings(module).values()) {
    const environment = origins.models.environment(specifier, name);
    if (environment !== undefined) yield environment;
  }
  for (const directive of directivesOf(module.ast.body)) {
    if (directive === "use client") yield "browser";
    if (directive === "use server") yield "requests";
  }
  yield* byPlace(path.sep + path.relative(origins.project.rootOf(module.filename), module.filename));
}

/** The directives at the head of a program or of a function's body. */
export function directivesOf(statements: readonly TSESTree.Statement[]): string[] {
  const directives: string[] = [];
  for (const statement of statements) {
    if (statement.type !== "ExpressionStatement" || statement.expression.type !== "Literal") break;
    directives.push(String(statement.expression.value));
  }
  return directives;
}

const script = String.raw`\.[cm]?[jt]sx?$`;
const requests = new RegExp(
  String.raw`/(?:app/(?:.*/)?route${script}|pages/api/)|[./](?:controller|resolver|guard|router|middleware)s?${script}`,
);
const jobs = new RegExp(
  String.raw`/(?:jobs?|workers?|crons?|processors?|consumers?|activities)/|[./-](?:job|worker|cron|processor|consumer|activity)${script}`,
  "i",
);
const commands = new RegExp(
  String.raw`/(?:scripts?|bin|cli|tools?|[\w-]*migrations?|seeds?)/|[./-](?:cli|script|seed)${script}`,
);
const tests = new RegExp(
  String.raw`/(?:__tests__|__mocks__|tests?|fixtures|mocks?|e2e)/|\.(?:test|spec|fake|mock|stub)${script}`,
);

/** Folders of the project and endings by which it says what a file is for; how the project itself was put away says nothing. */
function* byPlace(filename: string): Generator<Environment> {
  const place = filename.split(path.sep).join("/");
  if (requests.test(place)) yield "requests";
  if (jobs.test(place)) yield "jobs";
  if (commands.test(place)) yield "commands";
  if (tests.test(place)) yield "tests";
}

const packages = Symbol("what the packages of the project are for");

/** What the dependencies of the package that holds a file say about its code. */
export function packageEnvironments(origins: Origins, filename: string): ReadonlySet<Environment> {
  const { project } = origins;
  const byDirectory = project.derived(packages, () => new Map<string, ReadonlySet<Environment>>());
  const find = (directory: string): ReadonlySet<Environment> => {
    const remembered = byDirectory.get(directory);
    if (remembered !== undefined) return remembered;
    const text = project.text(path.join(directory, "package.json"));
    const parent = path.dirname(directory);
    const environments = new Set<Environment>();
    if (text !== undefined) {
      for (const name of dependenciesIn(text)) {
        const environment = origins.models.environment(name, "*");
        if (environment !== undefined) environments.add(environment);
      }
    }
    const found = text === undefined && parent !== directory ? find(parent) : environments;
    byDirectory.set(directory, found);
    return found;
  };
  return find(path.dirname(filename));
}

function dependenciesIn(manifest: string): string[] {
  try {
    const { dependencies } = JSON.parse(manifest) as { dependencies?: object };
    return dependencies != null && typeof dependencies === "object" ? Object.keys(dependencies) : [];
  } catch {
    return [];
  }
}
