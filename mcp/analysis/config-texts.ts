import { dirname } from "node:path";
import { textsBehind } from "../../src/explain.ts";

/** A configuration, or a file that it imports, has changed: a process that has loaded code can't load it anew. */
export class OutdatedProcess extends Error {
  override name = "OutdatedProcess";
}

interface Loaded {
  readonly texts: ReadonlyMap<string, string | undefined>;
  /** The state of the analysis in which they were the same the last time. */
  state: object;
}

const loaded = new Map<string, Loaded>();

/** To be called before a configuration is used, with the state of the analysis of its folder. @throws OutdatedProcess */
export function expectUnchanged(config: string, state: object): void {
  const known = loaded.get(config);
  if (known?.state === state) return;
  const texts = textsBehind(config, dirname(config));
  if (known === undefined) loaded.set(config, { texts, state });
  else if (!isSame(texts, known.texts)) throw new OutdatedProcess(`${config} has changed.`);
  else known.state = state;
}

function isSame(
  now: ReadonlyMap<string, string | undefined>,
  before: ReadonlyMap<string, string | undefined>,
): boolean {
  return now.size === before.size && [...now].every(([file, text]) => before.get(file) === text);
}
