import { defineModel, type CallbackModel, type CallModel, type ExportModel } from "./model.ts";

type Concurrency = NonNullable<CallbackModel["concurrency"]>;

/** A function that calls its argument at `argument` for each element of the collection that is its first argument. */
function each(argument: number, concurrency: Concurrency, element = 0): CallModel {
  return { callbacks: [{ argument, runs: "each", concurrency, ...(element > 0 && { element }) }] };
}
function runs(how: CallbackModel["runs"], argument = 0): CallModel {
  return { returns: "callback", callbacks: [{ argument, runs: how }] };
}
function words(text: string): string[] {
  return text.split(" ");
}
const called = (names: readonly string[], call: CallModel): Record<string, ExportModel> =>
  Object.fromEntries(names.map((name) => [name, { call }]));
/** What comes out runs the function when it is called itself. */
const wrapper: CallModel = { returns: "argument", callbacks: [{ argument: 0, runs: "later" }] };

/** Each of these also has a form that goes one by one and one with a limit. */
const collections = words(
  "each forEach eachOf forEachOf map mapValues filter select reject some any every all detect find concat flatMap groupBy",
);

/** https://caolan.github.io/async/v3/docs.html */
export const async = defineModel({
  name: "async",
  modules: [
    {
      specifiers: ["async"],
      exports: {
        ...called(collections, each(1, "unlimited")),
        ...called(
          collections.map((name) => `${name}Series`),
          each(1, "sequential"),
        ),
        ...called(
          collections.map((name) => `${name}Limit`),
          each(2, "limited"),
        ),
        sortBy: { call: each(1, "unlimited") },
        ...called(["reduce", "inject", "foldl", "reduceRight", "foldr"], each(2, "sequential", 1)),
        transform: { call: each(2, "unlimited", 1) },
        ...called(["retry", "retryable"], {
          callbacks: [0, 1].map((argument) => ({ argument, runs: "retried" })),
          attempts: { limits: [{ argument: 0, property: "times" }] },
        }),
        ...called(["queue", "priorityQueue", "cargo", "cargoQueue"], runs("later")),
        ...called(["memoize", "reflect", "timeout", "asyncify", "wrapSync"], wrapper),
        ...called(["whilst", "until"], runs("retried", 1)),
        ...called(["doWhilst", "doUntil", "forever"], runs("retried")),
      },
    },
  ],
});
