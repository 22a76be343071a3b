import { defineModel, type CallbackModel, type CallModel } from "./model.ts";

const callback = (runs: CallbackModel["runs"], argument = 0): CallModel => ({
  returns: "callback",
  callbacks: [{ argument, runs }],
});
/** What comes out runs the function when it is called itself. */
const wrapper: CallModel = { returns: "argument", callbacks: [{ argument: 0, runs: "later" }] };
const later = callback("later");
const once = callback("once");

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
    { specifiers: ["express-async-handler"], exports: { default: { call: wrapper } } },
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
