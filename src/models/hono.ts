import { defineModel, type CallModel, type ExportModel, type MemberModel } from "./model.ts";

/** Each of the functions that a call is handed gets the context. */
const callbacks: CallModel["callbacks"] = [0, 1, 2, 3, 4].map((argument) => ({
  argument,
  runs: "later",
  parameters: ["Context"],
}));
const route = (method: string): CallModel => ({
  returns: "this",
  callbacks,
  registers: { as: "route", method, path: { argument: 0 }, handlers: { argument: 0 } },
});
/** What is run is among the arguments. */
const captures: CallModel["captures"] = { call: { call: true } };
const methods = ["get", "post", "put", "patch", "delete", "options"];
const application: ExportModel = {
  construct: { returns: "App", captures: { router: { call: true } } },
  instance: "App",
};

/** https://hono.dev/docs/api/routing */
export const hono = defineModel({
  name: "hono",
  modules: [
    {
      specifiers: ["hono", "hono/tiny", "hono/quick", "@hono/zod-openapi"],
      exports: {
        Hono: application,
        OpenAPIHono: application,
        createRoute: { call: { returns: "argument" } },
        Context: { instance: "Context" },
        Handler: { instance: "Handler" },
        MiddlewareHandler: { instance: "Handler" },
      },
    },
    {
      specifiers: ["hono/factory"],
      exports: {
        createMiddleware: { call: { returns: "argument", callbacks } },
        createFactory: { call: { returns: "Factory" } },
      },
    },
    {
      specifiers: ["hono/combine"],
      exports: {
        every: { call: { returns: "Every", captures } },
        some: { call: { returns: "Some", captures } },
        except: { call: { returns: "Except", captures: { ...captures, open: { argument: 0 } } } },
      },
    },
  ],
  types: {
    App: {
      members: {
        ...(Object.fromEntries(methods.map((name) => [name, route(name.toUpperCase())])) as Record<
          string,
          MemberModel
        >),
        all: route("*"),
        on: {
          returns: "this",
          callbacks,
          registers: {
            as: "route",
            method: { argument: 0 },
            path: { argument: 1 },
            handlers: { argument: 2 },
          },
        },
        openapi: {
          returns: "this",
          callbacks,
          registers: {
            as: "route",
            method: { argument: 0, property: "method" },
            path: { argument: 0, property: "path" },
            handlers: { argument: 1 },
            before: ["middleware"],
            states: { request: { purpose: "validates" } },
          },
        },
        use: {
          returns: "this",
          callbacks,
          registers: { as: "before", path: { argument: 0 }, handlers: { argument: 0 } },
        },
        route: {
          returns: "this",
          registers: { as: "mount", path: { argument: 0 }, handlers: { argument: 1 } },
        },
        mount: {
          returns: "this",
          registers: { as: "mount", path: { argument: 0 }, handlers: { argument: 1 } },
        },
        basePath: { returns: "App", captures: { prefix: { argument: 0 } } },
        onError: { returns: "this" },
        notFound: { returns: "this" },
      },
    },
    Every: { runs: "all" },
    Some: { runs: "any" },
    Except: { runs: "all", except: "open" },
    Handler: { functionType: true, call: { callbacks } },
    /** https://hono.dev/docs/api/context#contextvariablemap */
    Context: {
      members: {
        var: { type: "Variables" },
        get: { returns: "Variables.{variable}", captures: { variable: { argument: 0 } } },
        env: { type: "context.Bindings" },
      },
    },
    Variables: {
      augmentable: ["hono#ContextVariableMap"],
      members: { "*": { type: "context.Variables.{variable}", capture: "variable" } },
    },
    Factory: {
      members: {
        createMiddleware: { returns: "argument", callbacks },
        createApp: { returns: "App", captures: { router: { call: true } } },
      },
    },
  },
});
