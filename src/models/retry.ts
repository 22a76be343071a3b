import { defineModel, type CallModel, type ExportModel } from "./model.ts";

const once: CallModel = { returns: "callback", callbacks: [{ argument: 0, runs: "once" }] };
const retried: CallModel = { returns: "callback", callbacks: [{ argument: 0, runs: "retried" }] };
/** A package that exports one function. */
const single = (specifier: string, name: string, call: CallModel) => ({
  specifiers: [specifier],
  exports: { default: { call }, [name]: { call } } as Record<string, ExportModel>,
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
