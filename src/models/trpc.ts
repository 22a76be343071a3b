import { defineModel, type CallModel, type MemberModel } from "./model.ts";

/** The options object of resolvers and middleware, which carries the context. */
const resolver = (method: string): CallModel => ({
  returns: "Procedure",
  callbacks: [{ argument: 0, runs: "later", parameters: ["Options"] }],
  registers: { as: "route", method, handlers: { argument: 0 }, builder: true },
});
const chain: CallModel = { returns: "Procedure" };
const joined: CallModel = {
  returns: "Procedure",
  registers: { as: "joins", handlers: { argument: 0 }, builder: true },
};

const procedure: Record<string, MemberModel> = {
  input: {
    returns: "Procedure",
    registers: { as: "before", handlers: { argument: 0 }, builder: true, does: "validates" },
  },
  output: chain,
  meta: chain,
  concat: joined,
  unstable_concat: joined,
  use: {
    returns: "Procedure",
    callbacks: [{ argument: 0, runs: "later", parameters: ["Options"] }],
    registers: { as: "before", handlers: { argument: 0 }, builder: true },
  },
  query: resolver("QUERY"),
  mutation: resolver("MUTATION"),
  subscription: resolver("SUBSCRIPTION"),
};

/** https://trpc.io/docs/server/context: procedures see the context whose type their root was made with. */
export const trpc = defineModel({
  name: "trpc",
  modules: [
    { specifiers: ["@trpc/server"], exports: { initTRPC: { is: "Builder" } } },
    {
      specifiers: ["@trpc/server/adapters/fetch", "@trpc/server/adapters/next"],
      exports: {
        fetchRequestHandler: { dispatches: true, call: {} },
        createNextApiHandler: { call: { returns: "Dispatcher" } },
      },
    },
  ],
  types: {
    Builder: {
      construct: { returns: "Builder" },
      members: {
        context: { returns: "Builder" },
        meta: { returns: "Builder" },
        create: { returns: "Root" },
      },
    },
    Root: {
      members: {
        procedure: { type: "Procedure" },
        middleware: {
          returns: "Middleware",
          captures: { function: { argument: 0 } },
          callbacks: [{ argument: 0, runs: "later", parameters: ["Options"] }],
        },
        router: {},
        mergeRouters: {},
        createCallerFactory: {},
      },
    },
    Procedure: { members: procedure },
    Middleware: {
      members: {
        unstable_pipe: {
          returns: "Middleware",
          callbacks: [{ argument: 0, runs: "later", parameters: ["Options"] }],
        },
      },
    },
    /** Requests go on to procedures, each with checks of its own. */
    Dispatcher: { dispatches: true, call: {} },
    Options: { members: { ctx: { type: "context" } } },
  },
});
