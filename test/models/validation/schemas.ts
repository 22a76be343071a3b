import { zValidator } from "@hono/zod-validator";
import { celebrate } from "celebrate";
import { validate, validateOrReject } from "class-validator";
import { body, check, param, query, validationResult } from "express-validator";
import joi from "joi";
import { parse, parseAsync, safeParse } from "valibot";
import { object } from "yup";
import zod, { object as zodObject, z } from "zod";

const schema = z.object({ name: z.string() });
export const parsed = [
  schema.parse({}),
  zod.string().safeParse(""),
  zodObject({}).parseAsync({}),
  joi.object({}).validate({}),
  object({}).validate({}),
];
export const valibot = [parse(schema, {}), safeParse(schema, {}), parseAsync(schema, {})];
export const classes = [validate({}), validateOrReject({})];
export const middlewares = [
  zValidator("json", schema),
  celebrate({}),
  body("name").isEmail(),
  param("id"),
  query("page"),
  check("name"),
  validationResult({}),
];
