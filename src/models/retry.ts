import { defineModel, type AttemptsModel, type CallModel, type ExportModel } from "./model.ts";

const once: CallModel = { returns: "callback", callbacks: [{ argument: 0, runs: "once" }] };

const retried: CallModel = { returns: "callback", callbacks: [{ argument: 0, runs: "retried" }] };

/** The package `retry` underneath takes these. */
const withOptions: CallModel = {
  ...retried,
  attempts: {
    limits: [{ argument: 1, property: "retries" }],
    forever: [{ argument: 1, property: "forever" }],
    ends: [
      { argument: 1, property: "maxRetryTime" },
      { argument: 1, property: "signal" },
    ],
  },
};

const axiosRetry: AttemptsModel = { limits: [{ argument: 1, property: "retries" }] };

/** A package that exports one function. */
const single = (specifier: string, name: string, call: CallModel) => ({
  specifiers: [specifier],
  exports: { default: { call }, [name]: { call } } as Record<string, ExportModel>,
});

/** Packages that run what they are given until it succeeds. */
export const retry = defineModel({
  name: "retry",
  modules: [
    single("p-retry", "pRetry", withOptions),
    single("async-retry", "retry", withOptions),
    single("promise-retry", "promiseRetry", {
      returns: "callback",
      callbacks: [0, 1].map((argument) => ({ argument, runs: "retried" })),
      // The options may stand on either side of the function.
      attempts: {
        limits: [0, 1].map((argument) => ({ argument, property: "retries" })),
        forever: [0, 1].map((argument) => ({ argument, property: "forever" })),
        ends: [0, 1].map((argument) => ({ argument, property: "maxRetryTime" })),
      },
    }),
    // Gives up after a minute in any case.
    single("ts-retry-promise", "retry", retried),
    {
      specifiers: ["exponential-backoff"],
      exports: {
        backOff: {
          call: { ...retried, attempts: { limits: [{ argument: 1, property: "numOfAttempts" }] } },
        },
      },
    },
    { specifiers: ["axios-retry"], exports: { default: { call: { attempts: axiosRetry } } } },
    {
      specifiers: ["cockatiel"],
      exports: {
        retry: {
          call: {
            returns: "Retry",
            // Without the option, it never gives up.
            attempts: { limits: [{ argument: 1, property: "maxAttempts" }], default: "unlimited" },
          },
        },
        wrap: { call: { returns: "Retry" } },
        circuitBreaker: { call: { returns: "Policy" } },
        timeout: { call: { returns: "Policy" } },
        bulkhead: { call: { returns: "Policy" } },
        fallback: { call: { returns: "Policy" } },
        noop: { is: "Policy" },
      },
    },
    {
      specifiers: ["rxjs", "rxjs/operators"],
      exports: {
        retry: {
          call: {
            attempts: {
              limits: [{ argument: 0, property: "count" }],
              // What lives on and counts anew after each value is a subscription.
              ends: [{ argument: 0, property: "resetOnSuccess" }],
              default: "unlimited",
            },
          },
        },
      },
    },
    {
      specifiers: ["bullmq"],
      exports: {
        Queue: {
          instance: "Jobs",
          construct: {
            returns: "Jobs",
            attempts: { limits: [{ argument: 1, property: "defaultJobOptions.attempts" }] },
          },
        },
      },
    },
  ],
  types: {
    Jobs: {
      members: {
        add: { attempts: { limits: [{ argument: 2, property: "attempts" }] } },
      },
    },
    Retry: { members: { execute: retried } },
    Policy: { members: { execute: once } },
  },
});
