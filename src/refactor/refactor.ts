import { factsOfFile, type Facts } from "../facts/facts-of.ts";
import type { Query } from "../facts/query.ts";
import { repeatedQueries, type RepeatedQuery } from "../facts/repeated-query.ts";
import { projectFor } from "../project/project.ts";
import { addModule } from "./add-module/add-module.ts";
import { batchTwin } from "./batch-twin/batch-twin.ts";
import { extractRepository } from "./extract-repository/extract-repository.ts";
import { FileEdits, type Change } from "./file-edits.ts";
import { formatted } from "./formatting.ts";
import { Refusal } from "./refusal.ts";
import { lineOf } from "./line-of.ts";
import type { Plan } from "./plans.ts";

export interface RefactorRequest {
  readonly plan: Plan;
  /** Absolute. */
  readonly file: string;
  /** The line of the finding, from 1. */
  readonly line: number;
  readonly cwd: string;
  /** For `extract_repository`: its file, absolute; found if left out. */
  readonly repository?: string;
  /** The ESLint configuration whose findings are meant, absolute; this package's own, if left out. */
  readonly config?: string;
  /** `settings["backend-patterns"]` of the file's ESLint configuration. */
  readonly settings?: unknown;
  /** Whether the project's own code may be run: its Prettier, with its configuration. */
  readonly runsProjectCode: boolean;
  /** Whether a file may be written; all, if left out. */
  readonly mayChange?: (path: string) => boolean;
}

/** A change of several files that belong together. */
export interface Refactoring {
  readonly changes: readonly Change[];
  /** What must be true for it to change nothing else, and isn't proven. */
  readonly conditions: readonly string[];
  /** How to put to use what is new. */
  readonly wiring?: string;
}

/** Works out a change that spans files. Nothing is written. @throws Refusal, naming what stands in the way. */
export async function refactor(request: RefactorRequest): Promise<Refactoring> {
  const { file, cwd, settings } = request;
  projectFor(cwd).refresh({ force: true });
  const facts = factsOfFile(file, cwd, settings);
  if (facts === undefined) throw new Refusal("The file can't be read or parsed.");
  const edits = new FileEdits();
  const { conditions = [], ...rest } = await byPlan[request.plan](facts, request, edits);
  if (
    !edits
      .changes()
      .every(({ path }) => !path.includes("node_modules") && (request.mayChange?.(path) ?? true))
  )
    throw new Refusal("The change would reach files that aren't the project's own.");
  const changes = await Promise.all(edits.changes().map((change) => formatted(change, request)));
  const { typeProblems } = await import("./type-problems.ts");
  const types = typeProblems(changes);
  const [problem] = types.problems;
  if (problem !== undefined) throw new Refusal(`The change wouldn't type-check: ${problem}`);
  return { changes, conditions: [...conditions, ...types.conditions], ...rest };
}

type Planned = Partial<Omit<Refactoring, "changes">>;
type Planner = (facts: Facts, request: RefactorRequest, edits: FileEdits) => Planned | Promise<Planned>;

const byPlan: Readonly<Record<Plan, Planner>> = {
  batch_twin(facts, { line, cwd, settings }, edits) {
    return { conditions: batchTwin(facts, repeatedAt(facts, line), { cwd, settings }, edits) };
  },
  async extract_repository(facts, { line, cwd, settings, repository }, edits) {
    const query = queryOf(facts, line);
    return { conditions: await extractRepository(facts, query, { cwd, settings, repository }, edits) };
  },
  async add_module(facts, { file, line, cwd, settings, config }, edits) {
    return { wiring: await addModule(facts, { file, line, cwd, settings, config }, edits) };
  },
};

/** The query that begins at a line. */
function queryOf(facts: Facts, line: number): Query {
  const [found] = facts.queries.filter(({ node }) => lineOf(facts.module, node) === line);
  if (found === undefined) throw new Refusal(`No query begins at line ${line}, as far as is known.`);
  return found;
}

/** The finding of no-query-in-loop at a line. */
function repeatedAt(facts: Facts, line: number): RepeatedQuery {
  const here = [...repeatedQueries(facts)].filter(
    ({ node, query }) => !query.likely && lineOf(facts.module, node) === line,
  );
  const found = here.find(({ chain }) => chain.length > 0);
  if (found !== undefined) return found;
  throw new Refusal(
    here.length > 0
      ? `The query of line ${line} stands in the loop itself: that is for \`fix\`.`
      : `No query runs per element at line ${line}, as far as is known.`,
  );
}
