import type { AttemptsModel, Model } from "./model.ts";
import type { Models } from "./compile.ts";

/** Where calls of retrying libraries take options: the cheap test before any look-up of what is called. */
export interface AttemptOptions {
  /** Position of the options among the arguments. */
  readonly argument: number;
  /** Names of the options, any of which may say "for ever". */
  readonly names: ReadonlySet<string>;
  /** Leaving them out says so too. */
  readonly unnamed: boolean;
}

const remembered = new WeakMap<Models, readonly AttemptOptions[]>();

/** One entry for each position. */
export function attemptOptions(models: Models): readonly AttemptOptions[] {
  let options = remembered.get(models);
  if (options === undefined) remembered.set(models, (options = collect(models.all)));
  return options;
}

function collect(models: readonly Model[]): AttemptOptions[] {
  const positions = new Map<number, { names: Set<string>; unnamed: boolean }>();
  for (const { limits, forever = [], default: unset } of models.flatMap(attemptsIn)) {
    for (const { argument = 0, property } of [...limits, ...forever]) {
      const known = positions.get(argument) ?? { names: new Set(), unnamed: false };
      positions.set(argument, known);
      if (property !== undefined) known.names.add(property);
      known.unnamed ||= unset === "unlimited";
    }
  }
  return [...positions].map(([argument, options]) => ({ argument, ...options }));
}

function attemptsIn({ modules, types = {}, globals = {} }: Model): AttemptsModel[] {
  const exported = modules.flatMap(({ exports }) => Object.values(exports));
  return [...exported, ...Object.values(types), ...Object.values(globals)].flatMap(
    ({ call, construct, members = {} }) =>
      [call, construct, ...Object.values(members)].flatMap((one) =>
        one !== undefined && "attempts" in one && one.attempts !== undefined ? [one.attempts] : [],
      ),
  );
}
