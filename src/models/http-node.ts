import { defineModel, type CallModel } from "./model.ts";

const request: CallModel = {
  outbound: {
    makes: "request",
    address: { argument: 0 },
    options: [{ argument: 1 }, { argument: 0 }],
    limits: ["timeout", "signal"],
    carriers: ["agent"],
    limitedBy: ["setTimeout", "destroy", "abort"],
    written: { property: "signal", value: "AbortSignal.timeout($)" },
  },
};

/** https://nodejs.org/api/http.html#httprequesturl-options-callback: without options, a request waits for ever. */
export const httpNode = defineModel({
  name: "http-node",
  modules: [
    { specifiers: ["http", "https"], exports: { request: { call: request }, get: { call: request } } },
  ],
});
