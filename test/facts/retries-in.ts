import path from "node:path";
import { Facts } from "../../src/facts/facts-of.ts";
import { retriesOf } from "../../src/facts/retry/retries.ts";
import { originsIn } from "./queries-in.ts";

/** The retries of a function body: form, bound and wait. */
export function retriesIn(body: string, before = ""): string[] {
  const { origins, directory } = originsIn({
    "main.ts": `${before}\nexport async function run(task: any, signal?: AbortSignal) {\n${body}\n}`,
  });
  const module = origins.project.module(path.join(directory, "main.ts"));
  if (module === undefined) throw new Error("main.ts doesn't parse");
  return retriesOf(new Facts(module, origins)).map(({ form, bound, wait }) => `${form} ${bound} ${wait}`);
}
