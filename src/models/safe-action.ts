import { defineModel, type CallModel } from "./model.ts";

const link: CallModel = { returns: "Client" };
const schema: CallModel = {
  returns: "Client",
  registers: { as: "before", handlers: { argument: 0 }, builder: true, does: "validates" },
};
const action: CallModel = {
  callbacks: [{ argument: 0, runs: "later" }],
  registers: { as: "route", method: "POST", handlers: { argument: 0 }, builder: true },
};

/** https://next-safe-action.dev: what `use` was given runs before the action. */
export const safeAction = defineModel({
  name: "safe-action",
  modules: [
    {
      specifiers: ["next-safe-action"],
      exports: {
        createSafeActionClient: { call: link },
        createMiddleware: { call: { returns: "Definition" } },
      },
    },
    {
      specifiers: ["zsa"],
      exports: {
        createServerAction: { call: link },
        createServerActionProcedure: { call: { returns: "Procedure" } },
      },
    },
  ],
  types: {
    Client: {
      members: {
        use: {
          returns: "Client",
          callbacks: [{ argument: 0, runs: "later" }],
          registers: { as: "before", handlers: { argument: 0 }, builder: true },
        },
        schema,
        inputSchema: schema,
        outputSchema: link,
        metadata: link,
        bindArgsSchemas: link,
        clone: link,
        input: schema,
        output: link,
        action,
        stateAction: action,
        handler: action,
      },
    },
    Definition: { members: { define: { returns: "argument" } } },
    Procedure: {
      members: {
        handler: {
          returns: "Procedure",
          callbacks: [{ argument: 0, runs: "later" }],
          registers: { as: "before", handlers: { argument: 0 }, builder: true },
        },
        createServerAction: { returns: "Client" },
      },
    },
  },
});
