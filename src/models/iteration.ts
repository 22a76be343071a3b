import {
  defineModel,
  type CallbackModel,
  type CallModel,
  type ExportModel,
  type MemberModel,
} from "./model.ts";

type Concurrency = NonNullable<CallbackModel["concurrency"]>;

/** A function that calls its argument at `argument` for each element of the collection that is its first argument. */
function each(argument: number, concurrency: Concurrency, element = 0): CallModel {
  return { callbacks: [{ argument, runs: "each", concurrency, ...(element > 0 && { element }) }] };
}
function runs(how: CallbackModel["runs"], argument = 0): CallModel {
  return { returns: "callback", callbacks: [{ argument, runs: how }] };
}
/** What comes out runs the function when it is called itself. */
const wrapper: CallModel = { returns: "argument", callbacks: [{ argument: 0, runs: "later" }] };
const called = (names: readonly string[], call: CallModel): Record<string, ExportModel> =>
  Object.fromEntries(names.map((name) => [name, { call }]));

/** https://caolan.github.io/async/v3/docs.html */
export const async = defineModel({
  name: "async",
  modules: [
    {
      specifiers: ["async"],
      exports: {
        ...called(
          [
            ...[
              "each",
              "forEach",
              "eachOf",
              "forEachOf",
              "map",
              "mapValues",
              "filter",
              "select",
              "reject",
              "some",
            ],
            ...["any", "every", "all", "detect", "find", "concat", "flatMap", "sortBy", "groupBy"],
          ],
          each(1, "unlimited"),
        ),
        ...called(
          [
            ...[
              "eachSeries",
              "forEachSeries",
              "eachOfSeries",
              "forEachOfSeries",
              "mapSeries",
              "mapValuesSeries",
            ],
            ...["filterSeries", "selectSeries", "rejectSeries", "someSeries", "anySeries", "everySeries"],
            ...["allSeries", "detectSeries", "findSeries", "concatSeries", "flatMapSeries", "groupBySeries"],
          ],
          each(1, "sequential"),
        ),
        ...called(
          [
            ...["eachLimit", "forEachLimit", "eachOfLimit", "forEachOfLimit", "mapLimit", "mapValuesLimit"],
            ...[
              "filterLimit",
              "selectLimit",
              "rejectLimit",
              "someLimit",
              "anyLimit",
              "everyLimit",
              "allLimit",
            ],
            ...["detectLimit", "findLimit", "concatLimit", "flatMapLimit", "groupByLimit"],
          ],
          each(2, "limited"),
        ),
        ...called(["reduce", "inject", "foldl", "reduceRight", "foldr"], each(2, "sequential", 1)),
        transform: { call: each(2, "unlimited", 1) },
        ...called(["retry", "retryable"], {
          callbacks: [0, 1].map((argument) => ({ argument, runs: "retried" })),
        }),
        ...called(["queue", "priorityQueue", "cargo", "cargoQueue"], runs("later")),
        ...called(["memoize", "reflect", "timeout", "asyncify", "wrapSync"], wrapper),
        ...called(["whilst", "until"], runs("retried", 1)),
        ...called(["doWhilst", "doUntil", "forever"], runs("retried")),
      },
    },
  ],
});

const lodashCalls: Record<string, ExportModel> = {
  ...called(
    [
      ...[
        "map",
        "forEach",
        "each",
        "forEachRight",
        "eachRight",
        "flatMap",
        "flatMapDeep",
        "filter",
        "reject",
        "some",
      ],
      ...[
        "every",
        "find",
        "findLast",
        "findIndex",
        "findLastIndex",
        "mapValues",
        "mapKeys",
        "forOwn",
        "forIn",
      ],
      ...[
        "forOwnRight",
        "forInRight",
        "keyBy",
        "groupBy",
        "countBy",
        "sortBy",
        "orderBy",
        "partition",
        "uniqBy",
      ],
      ...[
        "sumBy",
        "maxBy",
        "minBy",
        "meanBy",
        "pickBy",
        "omitBy",
        "times",
        "remove",
        "dropWhile",
        "takeWhile",
      ],
      ...[
        "any",
        "all",
        "detect",
        "collect",
        "select",
        "mapAsync",
        "forEachAsync",
        "filterAsync",
        "flatMapAsync",
      ],
    ],
    each(1, "unlimited"),
  ),
  ...called(
    ["reduce", "reduceRight", "transform", "inject", "foldl", "foldr", "reduceAsync"],
    each(1, "unlimited", 1),
  ),
  ...called(["debounce", "throttle", "defer", "delay"], runs("later")),
  ...called(["memoize", "once", "bind", "partial", "partialRight", "curry", "ary", "unary"], wrapper),
  ...called(
    ["identity", "tap", "compact", "uniq", "shuffle", "reverse", "drop", "take", "clone", "cloneDeep"],
    {
      returns: "argument",
    },
  ),
};
const perMethod = Object.entries(lodashCalls).map(([name, type]) => ({
  specifiers: [
    `lodash/${name}`,
    `lodash-es/${name}`,
    `lodash.${name.toLowerCase()}`,
    `es-toolkit/compat/${name}`,
  ],
  exports: { default: type },
}));

/** https://lodash.com/docs, and its relatives that put the collection first */
export const lodash = defineModel({
  name: "lodash",
  modules: [
    {
      specifiers: ["lodash", "lodash-es", "underscore", "es-toolkit", "es-toolkit/compat", "remeda"],
      exports: lodashCalls,
    },
    ...perMethod,
  ],
});

const own = (concurrency: Concurrency, element = 0): CallModel => ({
  returns: "Promise",
  callbacks: [
    {
      argument: 0,
      runs: "each",
      collection: { receiver: true },
      concurrency,
      ...(element > 0 && { element }),
    },
  ],
});
const once: CallModel = {
  returns: "Promise",
  callbacks: [0, 1].map((argument) => ({ argument, runs: "once" })),
};
const bluebirdStatics: Record<string, MemberModel> = {
  map: { ...each(1, "unlimited"), returns: "Promise" },
  filter: { ...each(1, "unlimited"), returns: "Promise" },
  each: { ...each(1, "sequential"), returns: "Promise" },
  mapSeries: { ...each(1, "sequential"), returns: "Promise" },
  reduce: { ...each(1, "sequential", 1), returns: "Promise" },
  try: runs("once"),
  attempt: runs("once"),
  method: wrapper,
  promisify: wrapper,
  coroutine: wrapper,
  using: runs("once", -1),
};

/** http://bluebirdjs.com/docs/api-reference.html */
export const bluebird = defineModel({
  name: "bluebird",
  modules: [
    {
      specifiers: ["bluebird"],
      exports: {
        default: { instance: "Promise", extends: ["Statics"] },
        Promise: { instance: "Promise", extends: ["Statics"] },
        ...Object.fromEntries(
          Object.entries(bluebirdStatics).map(([name, call]) => [name, { call: call as CallModel }]),
        ),
      },
    },
  ],
  types: {
    Statics: { members: bluebirdStatics },
    Promise: {
      construct: once,
      members: {
        map: own("unlimited"),
        filter: own("unlimited"),
        each: own("sequential"),
        mapSeries: own("sequential"),
        reduce: own("sequential", 1),
        then: once,
        tap: once,
        tapCatch: once,
        spread: once,
        catch: { returns: "Promise", callbacks: [{ argument: -1, runs: "once" }] },
        finally: once,
        all: { returns: "this" },
      },
    },
  },
});
