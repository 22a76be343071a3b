import type { Framework } from "../project-style.ts";
import { typesFor, type TemplateMaker } from "../template.ts";
import { express } from "./auth/express.ts";
import { fastify } from "./auth/fastify.ts";
import { hono } from "./auth/hono.ts";
import { nest } from "./auth/nest.ts";
import { next } from "./auth/next.ts";
import type { AuthMaker } from "./auth/parts.ts";

const makers: Readonly<Record<Framework, AuthMaker>> = { express, fastify, hono, next, nest };

/** What lets nobody through who isn't signed in, in the form of the project's framework. */
export const authTemplate: TemplateMaker = (style) => {
  if (style.framework === undefined)
    return "No framework is known here (Express, Fastify, Hono, NestJS or Next.js in package.json): nothing was written.";
  if (style.framework === "nest" && !style.typescript)
    return "NestJS's guards are written in TypeScript alone: nothing was written.";
  return makers[style.framework](style, typesFor(style));
};
