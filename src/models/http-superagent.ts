import { defineModel, type CallModel } from "./model.ts";

const request: CallModel = {
  outbound: {
    makes: "request",
    address: { argument: 0 },
    options: [],
    limits: [],
    limitedBy: ["timeout", "abort", "pipe", "buffer"],
    link: ".timeout($)",
  },
};
const methods = {
  get: request,
  post: request,
  put: request,
  patch: request,
  delete: request,
  del: request,
  head: request,
};

/** https://forwardemail.github.io/superagent/#timeouts */
export const httpSuperagent = defineModel({
  name: "http-superagent",
  modules: [
    {
      specifiers: ["superagent"],
      exports: {
        default: { is: "Superagent" },
        agent: { call: { returns: "Agent" } },
        ...Object.fromEntries(Object.entries(methods).map(([name, call]) => [name, { call }])),
      },
    },
  ],
  types: {
    Superagent: { members: { ...methods, agent: { returns: "Agent" } } },
    /** May be told a limit for all that it sends. */
    Agent: {},
  },
});
