import { defineModel, type CallModel } from "./model.ts";

const server: CallModel = {
  callbacks: [{ argument: -1, runs: "later" }],
  registers: { as: "route", handlers: { argument: 0 }, single: true, listens: "listen" },
};

/** https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener */
export const nodeHttp = defineModel({
  name: "node-http",
  modules: [
    { specifiers: ["http", "https"], exports: { createServer: { call: server } } },
    {
      specifiers: ["http2"],
      exports: { createServer: { call: server }, createSecureServer: { call: server } },
    },
  ],
});
