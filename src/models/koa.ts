import { defineModel, type CallModel, type ExportModel, type MemberModel } from "./model.ts";

const route = (method: string): CallModel => ({
  returns: "this",
  registers: { as: "route", method, path: { argument: 0 }, handlers: { argument: 0 } },
});
const methods = ["get", "head", "post", "put", "patch", "delete", "options"];
const router: ExportModel = {
  construct: {
    returns: "Router",
    captures: { router: { call: true }, prefix: { argument: 0, property: "prefix" } },
  },
  instance: "Router",
};

/** https://koajs.com, https://github.com/koajs/router */
export const koa = defineModel({
  name: "koa",
  modules: [
    {
      specifiers: ["koa"],
      exports: {
        default: { construct: { returns: "App", captures: { router: { call: true } } }, instance: "App" },
      },
    },
    {
      specifiers: ["@koa/router", "koa-router"],
      exports: { default: router, Router: router },
    },
    { specifiers: ["koa-mount"], exports: { default: { call: { returns: "argument" } } } },
    { specifiers: ["koa-compose"], exports: { default: { call: { returns: "argument" } } } },
  ],
  types: {
    App: {
      members: {
        use: { returns: "this", registers: { as: "mount", handlers: { argument: 0 } } },
        listen: {},
      },
    },
    Router: {
      members: {
        ...(Object.fromEntries(methods.map((name) => [name, route(name.toUpperCase())])) as Record<
          string,
          MemberModel
        >),
        del: route("DELETE"),
        all: route("*"),
        use: {
          returns: "this",
          registers: { as: "mount", path: { argument: 0 }, handlers: { argument: 0 } },
        },
        routes: { returns: "Router" },
        middleware: { returns: "Router" },
        allowedMethods: {},
        prefix: { returns: "this" },
        param: { returns: "this" },
      },
    },
  },
});
