import { defineModel } from "./model.ts";

/** https://github.com/graphql/dataloader: the loads of one tick become one call of the batch function. */
export const dataloader = defineModel({
  name: "dataloader",
  modules: [
    {
      specifiers: ["dataloader"],
      exports: {
        default: {
          instance: "Loader",
          construct: { returns: "Loader", callbacks: [{ argument: 0, runs: "later" }] },
        },
        DataLoader: { instance: "Loader" },
      },
    },
  ],
  types: {
    Loader: {
      members: {
        load: {},
        loadMany: {},
        prime: { returns: "this" },
        clear: { returns: "this" },
        clearAll: { returns: "this" },
      },
    },
  },
});
