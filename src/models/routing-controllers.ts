import { defineModel, type DecoratorModel } from "./model.ts";

const from = ["routing-controllers"];
const http = (method: string): DecoratorModel => ({ from, as: "route", method, path: { argument: 0 } });
const controller: DecoratorModel = { from, as: "controller", path: { argument: 0 } };

/** https://github.com/typestack/routing-controllers#readme */
export const routingControllers = defineModel({
  name: "routing-controllers",
  modules: [],
  hostedBy: "express",
  decorators: {
    Controller: controller,
    JsonController: controller,
    Get: http("GET"),
    Head: http("HEAD"),
    Post: http("POST"),
    Put: http("PUT"),
    Patch: http("PATCH"),
    Delete: http("DELETE"),
    All: http("*"),
    UseBefore: { from, as: "before" },
    Authorized: { from, as: "before", does: "authenticates" },
    CurrentUser: { from, as: "before", does: "authenticates", only: "required" },
  },
});
