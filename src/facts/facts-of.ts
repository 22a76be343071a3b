import type { TSESLint } from "@typescript-eslint/utils";
import { Models } from "../models/compile.ts";
import { builtInModels } from "../models/index.ts";
import { Origins } from "../origins/origins.ts";
import type { Frame } from "../origins/value.ts";
import type { Module, Project } from "../project/module.ts";
import { moduleOf } from "../project/parse.ts";
import { projectFor } from "../project/project.ts";
import { callsByBody, type CallNode } from "../syntax/calls.ts";
import { queriesOf, type Query } from "./query.ts";

/** Everything that rules ask about the file that is linted. */
export class Facts {
  readonly module: Module;
  readonly origins: Origins;
  readonly frame: Frame;
  #queries: readonly Query[] | undefined;
  #calls: readonly CallNode[] | undefined;

  constructor(module: Module, origins: Origins) {
    this.module = module;
    this.origins = origins;
    this.frame = origins.root(module);
  }

  get queries(): readonly Query[] {
    return (this.#queries ??= queriesOf(this.origins, this.module));
  }

  /** Every call of the file, in the order of the functions that hold them. */
  get calls(): readonly CallNode[] {
    return (this.#calls ??= [...callsByBody(this.module.ast).values()].flatMap((body) => body.calls));
  }
}

const originsKey = Symbol("origins");
const models = new Models(builtInModels);
const files = new WeakMap<object, Facts>();

/** The facts of the file that `context` lints: made once per text and shared by all rules. */
export function factsOf(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): Facts {
  const { sourceCode } = context;
  let facts = files.get(sourceCode);
  if (facts === undefined) {
    const project = projectFor(context.cwd);
    project.refresh();
    facts = new Facts(moduleOf(sourceCode, context.physicalFilename), originsOf(project));
    files.set(sourceCode, facts);
  }
  return facts;
}

function originsOf(project: Project): Origins {
  return project.derived(originsKey, () => new Origins(project, models));
}
