import { defineModel, type CallModel, type MemberModel } from "./model.ts";

/** The options object of resolvers and middleware, which carries the context. */
const resolver: CallModel = {
  returns: "Procedure",
  callbacks: [{ argument: 0, runs: "later", parameters: ["Options"] }],
};
const chain: CallModel = { returns: "Procedure" };

const procedure: Record<string, MemberModel> = {
  input: chain,
  output: chain,
  meta: chain,
  concat: chain,
  unstable_concat: chain,
  use: { returns: "Procedure", callbacks: [{ argument: 0, runs: "later", parameters: ["Options"] }] },
  query: resolver,
  mutation: resolver,
  subscription: resolver,
};

/** https://trpc.io/docs/server/context: procedures see the context whose type their root was made with. */
export const trpc = defineModel({
  name: "trpc",
  modules: [{ specifiers: ["@trpc/server"], exports: { initTRPC: { is: "Builder" } } }],
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
    Options: { members: { ctx: { type: "context" } } },
  },
});
