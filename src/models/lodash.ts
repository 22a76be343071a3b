import { defineModel, type CallbackModel, type CallModel, type ExportModel } from "./model.ts";

type Concurrency = NonNullable<CallbackModel["concurrency"]>;

/** A function that calls its argument at `argument` for each element of the collection that is its first argument. */
function each(argument: number, concurrency: Concurrency, element = 0): CallModel {
  return { callbacks: [{ argument, runs: "each", concurrency, ...(element > 0 && { element }) }] };
}
const called = (names: readonly string[], call: CallModel): Record<string, ExportModel> =>
  Object.fromEntries(names.map((name) => [name, { call }]));
/** What comes out runs the function when it is called itself. */
const wrapper: CallModel = { returns: "argument", callbacks: [{ argument: 0, runs: "later" }] };
const later: CallModel = { callbacks: [{ argument: 0, runs: "later" }] };

const iterating = [
  "map forEach each forEachRight eachRight flatMap flatMapDeep filter reject some every find",
  "findLast findIndex findLastIndex mapValues mapKeys forOwn forIn forOwnRight forInRight keyBy",
  "groupBy countBy sortBy orderBy partition uniqBy sumBy maxBy minBy meanBy pickBy omitBy times",
  "remove dropWhile takeWhile any all detect collect select mapAsync forEachAsync filterAsync",
  "flatMapAsync",
].flatMap((line) => line.split(" "));

const lodashCalls: Record<string, ExportModel> = {
  ...called(iterating, each(1, "unlimited")),
  ...called(
    ["reduce", "reduceRight", "transform", "inject", "foldl", "foldr", "reduceAsync"],
    each(1, "unlimited", 1),
  ),
  ...called(["debounce", "throttle", "defer", "delay"], later),
  ...called(["memoize", "once", "bind", "partial", "partialRight", "curry", "ary", "unary"], wrapper),
  ...called(
    ["identity", "tap", "compact", "uniq", "shuffle", "reverse", "drop", "take", "clone", "cloneDeep"],
    {
      returns: "argument",
    },
  ),
};
/** https://lodash.com/docs, and its relatives that put the collection first */
export const lodash = defineModel({
  name: "lodash",
  modules: [
    {
      specifiers: ["lodash", "lodash-es", "underscore", "es-toolkit", "es-toolkit/compat", "remeda"],
      separately: ["lodash/*", "lodash-es/*", "lodash.*", "underscore/modules/*.js"],
      exports: lodashCalls,
    },
  ],
});
