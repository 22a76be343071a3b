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
        Context: { instance: "Context" },
        ParameterizedContext: { instance: "Context" },
        Middleware: { instance: "Handler" },
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
    AllowedMethods: { does: "nothing" },
    Handler: { functionType: true, call: { callbacks } },
    Context: {
      augmentable: [
        "koa#DefaultContext",
        "koa#DefaultContextExtends",
        "koa#ExtendableContext",
        "koa#BaseContext",
      ],
      members: { state: { type: "State" } },
    },
    State: { augmentable: ["koa#DefaultState", "koa#DefaultStateExtends"] },
    App: {
      members: {
        use: { returns: "this", callbacks, registers: { as: "mount", handlers: { argument: 0 } } },
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
          callbacks,
          registers: { as: "mount", path: { argument: 0 }, handlers: { argument: 0 } },
        },
        routes: { returns: "Router" },
        middleware: { returns: "Router" },
        allowedMethods: { returns: "AllowedMethods" },
        prefix: { returns: "this" },
        param: { returns: "this" },
      },
    },
  },
});
