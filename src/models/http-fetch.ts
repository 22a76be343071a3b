import type { OutboundModel } from "./http-model.ts";
import { defineModel, type CallModel } from "./model.ts";

const address = { argument: 0 };
const signal = { property: "signal", value: "AbortSignal.timeout($)" };
/** Node's own `fetch` and undici share the dispatcher that may be set for the process. */
const setFor = [{ call: "setGlobalDispatcher", options: ["headersTimeout", "bodyTimeout"] }];
const request: OutboundModel = {
  makes: "request",
  address,
  options: [{ argument: 1 }],
  limits: ["signal"],
  carriers: ["dispatcher", "agent"],
  stream: "body",
  written: signal,
  setFor,
};
const fetch: CallModel = { outbound: request };
/** node-fetch 2 has an option of its own. */
const packaged: CallModel = { outbound: { ...request, limits: ["signal", "timeout"], setFor: [] } };
const undici: OutboundModel = {
  ...request,
  limits: ["signal", "headersTimeout", "bodyTimeout"],
};
const ofClient: CallModel = {
  outbound: { ...undici, options: [{ argument: 0 }], address: { argument: 0, property: "path" } },
};
const client = {
  construct: {
    returns: "Client",
    captures: { client: { call: true } },
    outbound: {
      makes: "client",
      address,
      options: [{ argument: 1 }],
      limits: ["headersTimeout", "bodyTimeout"],
      written: { property: "headersTimeout", value: "$" },
    },
  },
  instance: "Client",
} as const;

/** The platform's `fetch`, and the packages that have its form. https://fetch.spec.whatwg.org, https://undici.nodejs.org */
export const httpFetch = defineModel({
  name: "http-fetch",
  modules: [
    {
      specifiers: ["node-fetch", "cross-fetch", "isomorphic-fetch"],
      exports: { default: { call: packaged } },
    },
    { specifiers: ["ofetch"], exports: { ofetch: { call: packaged }, $fetch: { call: packaged } } },
    { specifiers: ["cross-fetch", "node-fetch-native"], exports: { fetch: { call: packaged } } },
    {
      specifiers: ["undici"],
      environment: { is: "server" },
      exports: {
        fetch: { call: fetch },
        request: { call: { outbound: undici } },
        Client: client,
        Pool: client,
        RetryAgent: {
          construct: { attempts: { limits: [{ argument: 1, property: "maxRetries" }] } },
        },
      },
    },
  ],
  types: { Client: { members: { request: ofClient } } },
  globals: { fetch: { call: fetch } },
});
