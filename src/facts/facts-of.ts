import type { TSESLint } from "@typescript-eslint/utils";
import { Models } from "../models/compile.ts";
import { builtInModels } from "../models/index.ts";
import { Bindings } from "../origins/bindings.ts";
import { Origins } from "../origins/origins.ts";
import type { Frame } from "../origins/value.ts";
import type { Module, Project } from "../project/module.ts";
import { moduleOf } from "../project/parse.ts";
import { projectFor } from "../project/project.ts";
import { settingsOf, type Settings, type VocabularySettings } from "../settings.ts";
import { callsByBody, type CallNode } from "../syntax/calls.ts";
import type { Handler } from "./handler/handler.ts";
import { handlersOf } from "./handler/handlers.ts";
import { queriesOf, type Query } from "./query.ts";

/** Everything that rules ask about the file that is linted. */
export class Facts {
  readonly module: Module;
  readonly origins: Origins;
  readonly frame: Frame;
  /** The project's words that settings name. */
  readonly named: VocabularySettings;
  #queries: readonly Query[] | undefined;
  #calls: readonly CallNode[] | undefined;

  constructor(module: Module, origins: Origins, named: VocabularySettings = {}) {
    this.module = module;
    this.origins = origins;
    this.named = named;
    this.frame = origins.root(module);
  }

  get queries(): readonly Query[] {
    return (this.#queries ??= queriesOf(this.origins, this.module));
  }

  /** The functions that a framework runs when a request comes, as far as this file holds or registers them. */
  get handlers(): readonly Handler[] {
    return handlersOf(this.origins, this.module);
  }

  /** Every call of the file, in the order of the functions that hold them. */
  get calls(): readonly CallNode[] {
    return (this.#calls ??= [...callsByBody(this.module.ast).values()].flatMap((body) => body.calls));
  }
}

const originsKey = Symbol("origins");
const files = new WeakMap<object, WeakMap<Settings, Facts>>();
const compiled = new WeakMap<Settings, Models>();

/** The facts of the file that `context` lints: made once per text and settings, and shared by all rules. */
export function factsOf(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): Facts {
  const { sourceCode } = context;
  const settings = settingsOf(context.settings["backend-patterns"]);
  let known = files.get(sourceCode);
  if (known === undefined) files.set(sourceCode, (known = new WeakMap()));
  let facts = known.get(settings);
  if (facts === undefined) {
    const project = projectFor(context.cwd);
    project.refresh({ linted: context.filename });
    facts = new Facts(
      moduleOf(sourceCode, context.physicalFilename),
      originsOf(project, settings, context.cwd),
      settings.vocabulary,
    );
    known.set(settings, facts);
  }
  return facts;
}

/** The facts of a file on disk that nothing lints at the moment; `undefined` where it can't be read or parsed. */
export function factsOfFile(filename: string, cwd: string, section: unknown): Facts | undefined {
  const project = projectFor(cwd);
  project.refresh();
  const module = project.module(filename);
  const settings = settingsOf(section);
  return module && new Facts(module, originsOf(project, settings, cwd), settings.vocabulary);
}

function originsOf(project: Project, settings: Settings, cwd: string): Origins {
  const bySettings = project.derived(originsKey, () => new Map<Settings, Origins>());
  let origins = bySettings.get(settings);
  if (origins === undefined) {
    const models = modelsOf(settings);
    origins = new Origins(project, models, new Bindings(settings.bindings, models, cwd));
    bySettings.set(settings, origins);
  }
  return origins;
}

/** The built-in models and the user's, as look-up tables. */
export function modelsOf(settings: Settings): Models {
  let models = compiled.get(settings);
  if (models === undefined)
    compiled.set(settings, (models = new Models([...builtInModels, ...settings.models])));
  return models;
}
