import { defineModel, type DecoratorModel } from "./model.ts";

const from = ["inversify-express-utils"];
const http = (method: string): DecoratorModel => ({
  from,
  as: "route",
  method,
  path: { argument: 0 },
  handlers: { argument: 1 },
});

/** https://github.com/inversify/inversify-express-utils#readme */
export const inversifyExpress = defineModel({
  name: "inversify-express",
  modules: [],
  hostedBy: "express",
  decorators: {
    controller: { from, as: "controller", path: { argument: 0 }, handlers: { argument: 1 } },
    httpGet: http("GET"),
    httpHead: http("HEAD"),
    httpPost: http("POST"),
    httpPut: http("PUT"),
    httpPatch: http("PATCH"),
    httpDelete: http("DELETE"),
    all: http("*"),
    withMiddleware: { from, as: "before" },
  },
});
