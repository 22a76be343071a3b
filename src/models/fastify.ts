import {
  defineModel,
  type CallModel,
  type ExportModel,
  type MemberModel,
  type RegistrationModel,
} from "./model.ts";

const hooks = ["onRequest", "preParsing", "preValidation", "preHandler"];
const states: RegistrationModel["states"] = {
  schema: { purpose: "validates", by: ["body", "querystring", "query", "params", "headers"] },
  "config.rateLimit": { purpose: "limits" },
};
const parameters = ["Request"];
const callbacks: CallModel["callbacks"] = [
  { argument: 1, runs: "later", parameters },
  { argument: 2, runs: "later", parameters },
];
const route = (method: string): CallModel => ({
  returns: "this",
  callbacks,
  registers: { as: "route", method, path: { argument: 0 }, handlers: { argument: 1 }, before: hooks, states },
});
const methods = ["get", "head", "post", "put", "patch", "delete", "options"];
const application: ExportModel = {
  call: { returns: "Instance", captures: { router: { call: true } } },
};

/** https://fastify.dev/docs/latest/Reference/Routes, /Plugins, /Hooks */
export const fastify = defineModel({
  name: "fastify",
  modules: [
    {
      specifiers: ["fastify"],
      exports: {
        default: application,
        fastify: application,
        FastifyInstance: { instance: "Instance" },
        FastifyRequest: { instance: "Request" },
        FastifyPluginAsync: { instance: "Plugin" },
        FastifyPluginCallback: { instance: "Plugin" },
        FastifyPluginAsyncTypebox: { instance: "Plugin" },
      },
    },
    {
      specifiers: ["fastify-type-provider-zod", "@fastify/type-provider-typebox"],
      exports: {
        FastifyPluginAsyncZod: { instance: "Plugin" },
        FastifyPluginCallbackZod: { instance: "Plugin" },
        FastifyPluginAsyncTypebox: { instance: "Plugin" },
      },
    },
    {
      specifiers: ["fastify-plugin"],
      exports: {
        default: {
          call: { returns: "argument", registers: { as: "shared", handlers: { argument: 0 }, single: true } },
        },
      },
    },
    { specifiers: ["@fastify/autoload", "fastify-autoload"], exports: { default: { is: "Autoload" } } },
  ],
  types: {
    Instance: {
      augmentable: ["fastify#FastifyInstance"],
      members: {
        ...(Object.fromEntries(methods.map((name) => [name, route(name.toUpperCase())])) as Record<
          string,
          MemberModel
        >),
        all: route("*"),
        route: {
          returns: "this",
          callbacks: [{ argument: 0, property: "handler", runs: "later", parameters }],
          registers: {
            as: "route",
            method: { argument: 0, property: "method" },
            path: { argument: 0, property: "url" },
            handlers: { argument: 0, property: "handler" },
            before: hooks,
            states,
          },
        },
        addHook: {
          returns: "this",
          callbacks: [{ argument: 1, runs: "later", parameters }],
          registers: { as: "before", handlers: { argument: 1 }, event: hooks, anytime: true },
        },
        register: {
          returns: "this",
          registers: {
            as: "plugin",
            path: { argument: 1, property: "prefix" },
            handlers: { argument: 0 },
          },
          callbacks: [{ argument: 0, runs: "later", parameters: ["Instance"] }],
        },
        after: { returns: "this" },
        withTypeProvider: { returns: "this" },
        setValidatorCompiler: { returns: "this" },
        setSerializerCompiler: { returns: "this" },
        decorate: { returns: "this" },
        auth: { returns: "Combined" },
      },
    },
    Request: { augmentable: ["fastify#FastifyRequest"], members: { server: { type: "Instance" } } },
    Plugin: {
      functionType: true,
      call: { callbacks: [{ argument: 0, runs: "later", parameters: ["Instance"] }] },
    },
    Combined: {},
    Autoload: { registersFolder: { folder: "dir", prefix: "options.prefix" } },
  },
});
