import type { TSESTree } from "@typescript-eslint/utils";
import { factsOfFile, type Facts } from "./facts/facts-of.ts";
import { calleeText } from "./facts/effects.ts";
import { queryAt, tableOf, type Query } from "./facts/query.ts";
import { repeatedQueries, type RepeatedQuery } from "./facts/repeated-query.ts";
import type { Value } from "./origins/value.ts";
import type { Module } from "./project/module.ts";
import { confineReading } from "./project/disk.ts";
import { localImports } from "./project/local-imports.ts";
import { projectFor } from "./project/project.ts";
import type { CallNode } from "./syntax/calls.ts";

export interface Position {
  /** Absolute. */
  file: string;
  line: number;
  column: number;
}

/** A call that sends a statement to a database. */
export interface ExplainedQuery extends Position {
  call: string;
  library: string;
  operation: "read" | "write" | "sql";
  table?: string;
  /** `likely`: by the library's idiom only, not traced to its import. */
  certainty: "proven" | "likely";
}

/** A call that leads to one query per element of a collection. */
export interface ExplainedRepetition extends Position {
  call: string;
  collection: string;
  /** What repeats it: "`for...of` loop", "`map` callback". */
  repeatedBy: string;
  concurrent: boolean;
  /** The calls on the way, the query last; empty where the call is the query. */
  chain: string[];
  query: ExplainedQuery;
}

/** Any call, and what its callee was found to be. */
export interface ExplainedCall extends Position {
  call: string;
  callee: string;
}

/** What the analysis knows of a line. */
export interface Explanation {
  file: string;
  line: number;
  queries: ExplainedQuery[];
  repetitions: ExplainedRepetition[];
  calls: ExplainedCall[];
}

interface Project {
  cwd: string;
  /** `settings["backend-patterns"]` of the file's ESLint configuration. */
  settings?: unknown;
}

/** What is known of the calls of one line, and why; `undefined` where the file can't be read or parsed. */
export function explainLine(file: string, line: number, project: Project): Explanation | undefined {
  const facts = factsOfFile(file, project.cwd, project.settings);
  if (!facts) return undefined;
  const here = facts.calls.filter((call) => positionOf(facts.module, call).line === line);
  const queries = here.flatMap((call) => queryAt(facts.origins, call, facts.frame) ?? []);
  return {
    file,
    line,
    queries: queries.map(explainedQuery),
    repetitions: repetitionsOf(facts).filter((repetition) => repetition.line === line),
    calls: here.map((call) => ({
      ...positionOf(facts.module, call),
      call: calleeText(call, facts.module.text),
      callee: calleeOf(facts, call),
    })),
  };
}

/** Every call of a file that leads to one query per element. */
export function explainRepetitions(file: string, project: Project): ExplainedRepetition[] {
  const facts = factsOfFile(file, project.cwd, project.settings);
  return facts ? repetitionsOf(facts) : [];
}

/** Makes the analysis look at the disk again, however short ago it did. @returns what `stateOf` returns then. */
export function seeChanges(cwd: string): object {
  projectFor(cwd).refresh({ force: true });
  return stateOf(cwd);
}

const stateKey = Symbol("state");

/** The same object as long as the analysis knows of no change in anything that it has read. */
export function stateOf(cwd: string): object {
  return projectFor(cwd).derived(stateKey, () => ({}));
}

/** The texts of a file and of what it imports of the project's own, directly or not. */
export function textsBehind(file: string, cwd: string): ReadonlyMap<string, string | undefined> {
  const project = projectFor(cwd);
  return new Map(localImports(project, file).map((name) => [name, project.text(name)]));
}

/** Lets the analysis read only files that `allows` lets through, in the whole process. */
export function confineAnalysis(allows: (filename: string) => boolean): void {
  confineReading(allows);
}

function repetitionsOf(facts: Facts): ExplainedRepetition[] {
  return [...repeatedQueries(facts)].map((found) => explainedRepetition(facts, found));
}

function explainedRepetition(facts: Facts, found: RepeatedQuery): ExplainedRepetition {
  const { node, collection, repetition, chain, query } = found;
  return {
    ...positionOf(facts.module, node),
    call: calleeText(node, facts.module.text),
    collection,
    repeatedBy: repetition.label,
    concurrent: repetition.concurrent,
    chain: [...chain],
    query: explainedQuery(query),
  };
}

function explainedQuery(query: Query): ExplainedQuery {
  const table = tableOf(query);
  return {
    ...positionOf(query.frame.module, query.node),
    call: calleeText(query.node, query.frame.module.text),
    library: query.library,
    operation: query.operation,
    ...(table === undefined ? {} : { table }),
    certainty: query.likely ? "likely" : "proven",
  };
}

function calleeOf({ origins, frame }: Facts, call: CallNode): string {
  return described(origins.value(call.type === "TaggedTemplateExpression" ? call.tag : call.callee, frame));
}

function described(value: Value | undefined): string {
  if (value === undefined) return "unknown";
  switch (value.kind) {
    case "method":
      return `\`${value.ownerType.model.name}.${value.ownerType.name}.${value.name}\`${value.likely ? ", by its name and shape alone" : ""}`;
    case "library":
      return `\`${value.type.model.name}.${value.type.name}\``;
    case "function": {
      const { file, line } = positionOf(value.frame.module, value.node);
      return `the function at ${file}:${line}`;
    }
    case "class":
    case "instance": {
      const { file, line } = positionOf(value.frame.module, value.node);
      return `the class at ${file}:${line}`;
    }
    case "package":
      return `\`${[value.specifier, ...value.path].join(".")}\`, which no model describes`;
    case "alternatives":
      return value.values.map(described).join(", or ");
    default:
      return `a value of the project (${value.kind})`;
  }
}

const lineStarts = new WeakMap<Module, readonly number[]>();

/** Modules that the analysis reads as neighbours have no `loc`. Columns count from 1, as in lint messages. */
export function positionOf(module: Module, node: TSESTree.Node): Position {
  let starts = lineStarts.get(module);
  if (starts === undefined) {
    starts = [0, ...[...module.text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)].map((m) => m.index + m[0].length)];
    lineStarts.set(module, starts);
  }
  const [offset] = node.range;
  let line = starts.findLastIndex((start) => start <= offset);
  line = Math.max(line, 0);
  return { file: module.filename, line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
}
