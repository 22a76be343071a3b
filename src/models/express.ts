import { defineModel, type CallModel, type ExportModel, type MemberModel } from "./model.ts";

/** Each of the functions that a call is handed gets the request. */
const callbacks: CallModel["callbacks"] = [0, 1, 2, 3, 4, 5].map((argument) => ({
  argument,
  runs: "later",
  parameters: ["Request"],
}));
const route = (method: string): CallModel => ({
  returns: "this",
  callbacks,
  registers: { as: "route", method, path: { argument: 0 }, handlers: { argument: 0 } },
});
const verb = (method: string): CallModel => ({
  returns: "this",
  callbacks,
  registers: { as: "route", method, path: { capture: "path" }, handlers: { argument: 0 } },
});
const methods = ["get", "head", "post", "put", "patch", "delete", "options"];
const made: CallModel = { returns: "Router", captures: { router: { call: true } } };
const router: ExportModel = { call: made, construct: made, instance: "Router" };
const application: ExportModel = { instance: "Application" };

/** https://expressjs.com/en/5x/api.html */
export const express = defineModel({
  name: "express",
  modules: [
    {
      specifiers: ["express", "ultimate-express"],
      exports: {
        default: {
          call: { returns: "Application", captures: { router: { call: true } } },
          members: {
            Router: { type: "RouterFactory" },
            Application: { type: "ApplicationType" },
            Express: { type: "ApplicationType" },
            Request: { type: "RequestType" },
            json: {},
            urlencoded: {},
            static: {},
            raw: {},
            text: {},
          },
        },
        Router: router,
        IRouter: { instance: "Router" },
        Express: application,
        Application: application,
        Request: { instance: "Request" },
        RequestHandler: { instance: "Handler" },
      },
    },
    {
      specifiers: ["express-promise-router", "@awaitjs/express"],
      exports: { default: router, Router: router },
    },
    { specifiers: ["@awaitjs/express"], exports: { addAsync: { call: { returns: "argument" } } } },
  ],
  types: {
    ApplicationType: { instance: "Application" },
    RequestType: { instance: "Request" },
    Request: { augmentable: ["global#Request", "express-serve-static-core#Request"] },
    Handler: { functionType: true, call: { callbacks } },
    RouterFactory: { call: made, instance: "Router" },
    Router: {
      members: {
        ...(Object.fromEntries(methods.map((name) => [name, route(name.toUpperCase())])) as Record<
          string,
          MemberModel
        >),
        all: route("*"),
        use: {
          returns: "this",
          callbacks,
          registers: { as: "mount", path: { argument: 0 }, handlers: { argument: 0 } },
        },
        route: { returns: "Route", captures: { path: { argument: 0 } } },
        param: { returns: "this" },
      },
    },
    Application: { extends: ["Router"], members: { set: { returns: "this" }, listen: {} } },
    Route: {
      members: {
        ...(Object.fromEntries(methods.map((name) => [name, verb(name.toUpperCase())])) as Record<
          string,
          MemberModel
        >),
        all: {
          returns: "this",
          callbacks,
          registers: { as: "before", path: { capture: "path" }, handlers: { argument: 0 } },
        },
      },
    },
  },
});
