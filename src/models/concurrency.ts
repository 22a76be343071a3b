import { defineModel, type CallbackModel, type CallModel, type ExportModel } from "./model.ts";

const each = (concurrency: NonNullable<CallbackModel["concurrency"]>, element = 0): CallModel => ({
  callbacks: [{ argument: 1, runs: "each", concurrency, ...(element > 0 && { element }) }],
});
/** What comes out runs the function when it is called itself. */
const wrapper: CallModel = { returns: "argument", callbacks: [{ argument: 0, runs: "later" }] };
const once: CallModel = { returns: "callback", callbacks: [{ argument: 0, runs: "once" }] };
/** A package that exports one function. */
const single = (specifier: string, name: string, call: CallModel) => ({
  specifiers: [specifier],
  exports: { default: { call }, [name]: { call } } as Record<string, ExportModel>,
});

/** Small packages that run what they are given for each element, at most so many at a time. */
export const concurrency = defineModel({
  name: "concurrency",
  modules: [
    single("p-map", "pMap", each("limited")),
    single("p-each-series", "pEachSeries", each("sequential")),
    single("p-map-series", "pMapSeries", each("sequential")),
    single("p-filter", "pFilter", each("limited")),
    single("p-reduce", "pReduce", each("sequential", 1)),
    single("p-locate", "pLocate", each("limited")),
    single("p-some", "pSome", {}),
    single("p-limit", "pLimit", { returns: "Limit" }),
    single("p-throttle", "pThrottle", { returns: "Decorator" }),
    single("p-debounce", "pDebounce", wrapper),
    single("p-memoize", "pMemoize", wrapper),
    single("p-timeout", "pTimeout", { returns: "argument" }),
    { specifiers: ["p-queue"], exports: { default: { instance: "Queue" }, PQueue: { instance: "Queue" } } },
    {
      specifiers: ["@supercharge/promise-pool"],
      exports: { PromisePool: { instance: "Pool", extends: ["Pool"] } },
    },
    {
      specifiers: ["async-mutex"],
      exports: { Mutex: { instance: "Lock" }, Semaphore: { instance: "Lock" } },
    },
  ],
  types: {
    Limit: {
      call: once,
      members: {
        map: { ...each("limited"), callbacks: [{ argument: 1, runs: "each", concurrency: "limited" }] },
      },
    },
    Decorator: { call: wrapper },
    Queue: {
      members: {
        add: once,
        addAll: { callbacks: [{ argument: 0, runs: "once" }] },
        on: { callbacks: [{ argument: 1, runs: "later" }] },
        onIdle: {},
      },
    },
    /** `PromisePool.withConcurrency(5).for(users).process(async (user) => ...)`. */
    Pool: {
      members: {
        withConcurrency: { returns: "Pool" },
        for: { returns: "Pool" },
        handleError: { returns: "Pool", callbacks: [{ argument: 0, runs: "later" }] },
        process: {
          callbacks: [{ argument: 0, runs: "each", collection: { receiver: true }, concurrency: "limited" }],
        },
      },
    },
    Lock: { members: { runExclusive: once, acquire: {} } },
  },
});
