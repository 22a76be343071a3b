import { defineModel, type CallModel } from "./model.ts";

const throws: CallModel = { checks: { purpose: "validates", failure: "throws" } };
const result: CallModel = { checks: { purpose: "validates", failure: "result" } };

/** Packages that tell well-formed input from the rest. */
export const validation = defineModel({
  name: "validation",
  modules: [
    {
      specifiers: ["zod", "zod/v4", "zod/v3", "@hono/zod-openapi"],
      exports: {
        default: { is: "Zod" },
        z: { is: "Zod" },
        object: { call: { returns: "Schema" } },
      },
    },
    { specifiers: ["yup"], exports: { object: { call: { returns: "Schema" } } } },
    { specifiers: ["joi"], exports: { default: { is: "Zod" } } },
    {
      specifiers: ["valibot"],
      exports: { parse: { call: throws }, safeParse: { call: result }, parseAsync: { call: throws } },
    },
    {
      specifiers: ["class-validator"],
      exports: { validate: { call: result }, validateOrReject: { call: throws } },
    },
    {
      specifiers: ["@hono/zod-validator"],
      exports: { zValidator: { call: { returns: "Validator" } } },
    },
    { specifiers: ["celebrate"], exports: { celebrate: { call: { returns: "Validator" } } } },
    {
      specifiers: ["express-validator"],
      exports: {
        body: { call: { returns: "Validator" } },
        param: { call: { returns: "Validator" } },
        query: { call: { returns: "Validator" } },
        check: { call: { returns: "Validator" } },
        validationResult: { call: result },
      },
    },
  ],
  types: {
    Zod: { members: { object: { returns: "Schema" }, "*": { returns: "Schema" } } },
    Schema: {
      members: {
        parse: throws,
        parseAsync: throws,
        safeParse: result,
        safeParseAsync: result,
        validate: result,
        validateAsync: throws,
        "*": { returns: "this" },
      },
    },
    Validator: { does: "validates", call: {}, members: { "*": { returns: "this" } } },
  },
});
