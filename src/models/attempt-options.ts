import type { AttemptsModel, Model } from "./model.ts";
import type { Models } from "./compile.ts";

/** Where calls of retrying libraries take options: the cheap test before any look-up of what is called. */
export interface AttemptOptions {
  /** Position of the options among the arguments. */
  readonly argument: number;
  /** Names of the options, any of which may say "for ever". */
  readonly names: ReadonlySet<string>;
  /** The functions of which leaving them out says so too. */
  readonly unnamed: ReadonlySet<string>;
}

const remembered = new WeakMap<Models, readonly AttemptOptions[]>();

/** One entry for each position. */
export function attemptOptions(models: Models): readonly AttemptOptions[] {
  let options = remembered.get(models);
  if (options === undefined) remembered.set(models, (options = collect(models.all)));
  return options;
}

function collect(models: readonly Model[]): AttemptOptions[] {
  const positions = new Map<number, { names: Set<string>; unnamed: Set<string> }>();
  for (const [name, { limits, forever = [], default: unset }] of models.flatMap(attemptsIn)) {
    for (const { argument = 0, property } of [...limits, ...forever]) {
      const known = positions.get(argument) ?? { names: new Set(), unnamed: new Set() };
      positions.set(argument, known);
      if (property !== undefined) known.names.add(property.replace(/\..*/, ""));
      if (unset === "unlimited") known.unnamed.add(name);
    }
  }
  return [...positions].map(([argument, options]) => ({ argument, ...options }));
}

function attemptsIn({ modules, types = {}, globals = {} }: Model): [string, AttemptsModel][] {
  const exported = modules.flatMap(({ exports }) => Object.entries(exports));
  return [...exported, ...Object.entries(types), ...Object.entries(globals)].flatMap(
    ([exportName, { call, construct, members = {} }]) =>
      [[exportName, call] as const, [exportName, construct] as const, ...Object.entries(members)].flatMap(
        ([name, one]): [string, AttemptsModel][] =>
          one !== undefined && "attempts" in one && one.attempts !== undefined ? [[name, one.attempts]] : [],
      ),
  );
}
