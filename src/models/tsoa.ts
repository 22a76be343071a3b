import { defineModel, type DecoratorModel } from "./model.ts";

const from = ["tsoa", "@tsoa/runtime"];
const http = (method: string): DecoratorModel => ({ from, as: "route", method, path: { argument: 0 } });

/** https://tsoa-community.github.io/reference/modules/_tsoa_runtime.html */
export const tsoa = defineModel({
  name: "tsoa",
  modules: [],
  hostedBy: "express",
  decorators: {
    Route: { from, as: "controller", path: { argument: 0 } },
    Get: http("GET"),
    Head: http("HEAD"),
    Post: http("POST"),
    Put: http("PUT"),
    Patch: http("PATCH"),
    Delete: http("DELETE"),
    Options: http("OPTIONS"),
    Middlewares: { from, as: "before" },
    Security: { from, as: "before", does: "authenticates" },
  },
});
