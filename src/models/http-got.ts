import { defineModel, type CallModel } from "./model.ts";

const options = {
  limits: ["timeout", "signal"],
  carriers: ["agent"],
  written: { property: "timeout", value: "{ request: $ }" },
} as const;
/** https://github.com/sindresorhus/got/blob/main/documentation/7-retry.md: two, unless told otherwise. */
const attempts = (...positions: number[]) => ({
  limits: positions.map((argument) => ({ argument, property: "retry.limit" })),
});
const request: CallModel = {
  attempts: attempts(1, 0),
  outbound: {
    makes: "request",
    address: { argument: 0 },
    options: [{ argument: 1 }, { argument: 0 }],
    ...options,
  },
};

/** https://github.com/sindresorhus/got/blob/main/documentation/6-timeout.md: without options, got waits for ever. */
export const httpGot = defineModel({
  name: "http-got",
  modules: [
    {
      specifiers: ["got"],
      environment: { is: "server" },
      exports: { default: { is: "Got" }, got: { is: "Got" } },
    },
  ],
  types: {
    Got: {
      call: request,
      members: {
        get: request,
        post: request,
        put: request,
        patch: request,
        delete: request,
        head: request,
        extend: {
          returns: "Got",
          captures: { client: { call: true } },
          attempts: attempts(0),
          outbound: { makes: "client", options: [{ argument: 0 }], ...options },
        },
      },
    },
  },
});
