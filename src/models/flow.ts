import { defineModel, type CallbackModel, type CallModel, type ExportModel } from "./model.ts";

const callback = (runs: CallbackModel["runs"], argument = 0): CallModel => ({
  returns: "callback",
  callbacks: [{ argument, runs }],
});
const each = (concurrency: CallbackModel["concurrency"], element = 0): CallModel => ({
  callbacks: [
    { argument: 1, runs: "each", ...(concurrency && { concurrency }), ...(element > 0 && { element }) },
  ],
});
/** A package that exports one function. */
const single = (specifier: string, name: string, call: CallModel) => ({
  specifiers: [specifier],
  exports: { default: { call }, [name]: { call } } as Record<string, ExportModel>,
});
/** What comes out runs the function when it is called itself. */
const wrapper: CallModel = { returns: "argument", callbacks: [{ argument: 0, runs: "later" }] };
const retried = callback("retried");
const later = callback("later");
const once = callback("once");

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

/** Packages that run what they are given until it succeeds. */
export const retry = defineModel({
  name: "retry",
  modules: [
    single("p-retry", "pRetry", retried),
    single("async-retry", "retry", retried),
    single("promise-retry", "promiseRetry", {
      returns: "callback",
      callbacks: [0, 1].map((argument) => ({ argument, runs: "retried" })),
    }),
    single("ts-retry-promise", "retry", retried),
    { specifiers: ["exponential-backoff"], exports: { backOff: { call: retried } } },
    {
      specifiers: ["cockatiel"],
      exports: {
        retry: { call: { returns: "Retry" } },
        wrap: { call: { returns: "Retry" } },
        circuitBreaker: { call: { returns: "Policy" } },
        timeout: { call: { returns: "Policy" } },
        bulkhead: { call: { returns: "Policy" } },
        fallback: { call: { returns: "Policy" } },
        noop: { is: "Policy" },
      },
    },
  ],
  types: {
    Retry: { members: { execute: retried } },
    Policy: { members: { execute: once } },
  },
});

/** The platform's own ways to run a function once, later, or in a context. */
export const platform = defineModel({
  name: "platform",
  modules: [
    {
      specifiers: ["util"],
      exports: {
        promisify: { call: wrapper },
        callbackify: { call: wrapper },
      },
    },
    {
      specifiers: ["async_hooks"],
      exports: { AsyncLocalStorage: { instance: "Storage" }, AsyncResource: { instance: "Resource" } },
    },
    {
      specifiers: ["timers", "timers/promises"],
      exports: { setTimeout: { call: later }, setInterval: { call: later }, setImmediate: { call: later } },
    },
    { specifiers: ["react"], exports: { cache: { call: wrapper } } },
    {
      specifiers: ["next/cache"],
      exports: {
        unstable_cache: { call: wrapper },
        cache: { call: wrapper },
      },
    },
    { specifiers: ["next/server"], exports: { after: { call: later }, unstable_after: { call: later } } },
    single("express-async-handler", "asyncHandler", wrapper),
    {
      specifiers: ["@sentry/*"],
      exports: {
        startSpan: { call: callback("once", 1) },
        startSpanManual: { call: callback("once", 1) },
        withScope: { call: callback("once", -1) },
        withIsolationScope: { call: callback("once", -1) },
        withMonitor: { call: callback("once", 1) },
        continueTrace: { call: callback("once", 1) },
        suppressTracing: { call: once },
      },
    },
    { specifiers: ["@opentelemetry/api"], exports: { trace: { is: "Trace" }, context: { is: "Context" } } },
  ],
  types: {
    Storage: { members: { run: callback("once", 1), exit: once, enterWith: {}, getStore: {} } },
    Resource: { members: { runInAsyncScope: once, bind: wrapper } },
    Trace: { members: { getTracer: { returns: "Tracer" } } },
    Tracer: { members: { startActiveSpan: callback("once", -1), startSpan: {} } },
    Context: { members: { with: callback("once", 1) } },
  },
});
