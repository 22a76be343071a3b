import { defineModel, type CallModel } from "./model.ts";

const request = (position: number): CallModel => ({
  outbound: {
    makes: "request",
    address: { argument: position === 3 ? 1 : 0 },
    options: [{ argument: position }],
    // `needle("get", url, options)`
    ...(position === 3 && { shortened: { length: 3, words: ["get", "head"] } }),
    limits: ["response_timeout", "read_timeout", "timeout", "signal"],
    carriers: ["agent"],
    written: { property: "response_timeout", value: "$" },
    setFor: [{ call: "defaults", options: ["timeout", "response_timeout", "read_timeout"] }],
  },
});
const withoutBody = request(1);
const withBody = request(2);
const methods = {
  get: withoutBody,
  head: withoutBody,
  post: withBody,
  put: withBody,
  patch: withBody,
  delete: withBody,
};

/** https://github.com/tomas/needle#request-options: only opening a connection is limited, to ten seconds. */
export const httpNeedle = defineModel({
  name: "http-needle",
  modules: [
    {
      specifiers: ["needle"],
      environment: { is: "server" },
      exports: {
        default: { is: "Needle" },
        ...Object.fromEntries(Object.entries(methods).map(([name, call]) => [name, { call }])),
      },
    },
  ],
  types: { Needle: { call: request(3), members: methods } },
});
