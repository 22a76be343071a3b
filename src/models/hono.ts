import { defineModel, type CallModel, type ExportModel, type MemberModel } from "./model.ts";

const route = (method: string): CallModel => ({
  returns: "this",
  registers: { as: "route", method, path: { argument: 0 }, handlers: { argument: 0 } },
});
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
      },
    },
    {
      specifiers: ["hono/factory"],
      exports: {
        createMiddleware: { call: { returns: "argument" } },
        createFactory: { call: { returns: "Factory" } },
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
          registers: {
            as: "route",
            method: { argument: 0 },
            path: { argument: 1 },
            handlers: { argument: 2 },
          },
        },
        openapi: {
          returns: "this",
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
    Factory: {
      members: {
        createMiddleware: { returns: "argument" },
        createApp: { returns: "App", captures: { router: { call: true } } },
      },
    },
  },
});
