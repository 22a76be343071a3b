import { defineModel, type CallModel, type ExportModel } from "./model.ts";

/** Given a class, an instance of it; given a token, what the call's type argument says. */
const resolved: CallModel = { returns: "instance" };
const binding: CallModel = { returns: "this" };

/** https://github.com/microsoft/tsyringe, https://inversify.io, https://github.com/typestack/typedi */
export const containers = defineModel({
  name: "containers",
  modules: [
    {
      specifiers: ["tsyringe"],
      exports: {
        container: { is: "Tsyringe" },
        DependencyContainer: { instance: "Tsyringe" },
      },
    },
    { specifiers: ["inversify"], exports: { Container: { instance: "Inversify" } } },
    {
      specifiers: ["typedi"],
      exports: {
        Container: { is: "Typedi" },
        default: { is: "Typedi" },
        ContainerInstance: { instance: "Typedi" },
      },
    },
  ],
  types: {
    Tsyringe: {
      members: { resolve: resolved, createChildContainer: binding },
    },
    Inversify: {
      members: { get: resolved, getAsync: resolved, resolve: resolved, createChild: binding },
    },
    Typedi: {
      members: { get: resolved, of: { returns: "Typedi" } },
    },
  } satisfies Record<string, ExportModel>,
});
