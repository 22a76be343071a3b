import rule from "../../../rules/no-raw-error.ts";
import { ruleTester } from "../../rule-tester.ts";

const plain = "A plain `Error`";
const add = (status: number) =>
  `Throw an error class of your own with status ${status}: \`npx backend-patterns add error\` writes one.`;

ruleTester.run("no-raw-error", rule, {
  valid: [],
  invalid: [
    {
      name: "an answer that was made of a row: not a row that is missing",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function remove(id) {
  const post = await prisma.post.findUniqueOrThrow({ where: { id } });
  const isRemovable = post.comments === 0;
  if (!isRemovable) throw new Error("The post has comments");
}`,
      errors: [
        {
          messageId: "plainError",
          data: { thrown: plain, reason: "what a query found", remedy: add(409) },
          line: 7,
          column: 21,
          endLine: 7,
          endColumn: 62,
          suggestions: 1,
        },
      ],
    },
    {
      name: "request input; nothing to throw instead: a suggestion",
      code: `
import { Router } from "express";
export const router = Router();
router.post("/", async (req, res) => {
  if (!req.body.name) throw new Error("Name is required");
  res.json({});
});`,
      errors: [
        {
          messageId: "plainError",
          data: { thrown: plain, reason: "what the request says", remedy: add(400) },
          line: 5,
          column: 23,
          endLine: 5,
          endColumn: 59,
          suggestions: [
            {
              messageId: "giveStatus",
              data: { status: "400" },
              output: `
import { Router } from "express";
export const router = Router();
router.post("/", async (req, res) => {
  if (!req.body.name) throw Object.assign(new Error("Name is required"), { statusCode: 400 });
  res.json({});
});`,
            },
          ],
        },
      ],
    },
    {
      name: "a class of the file; the cause is kept, and gets a name where it has none",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export class AppError extends Error {
  constructor(readonly status: number, message: string, options?: ErrorOptions) { super(message, options); }
}
export async function rename(id: string, name: string) {
  try {
    return await prisma.user.update({ where: { id }, data: { name } });
  } catch {
    throw new Error("That name is already taken")
  }
}`,
      output: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export class AppError extends Error {
  constructor(readonly status: number, message: string, options?: ErrorOptions) { super(message, options); }
}
export async function rename(id: string, name: string) {
  try {
    return await prisma.user.update({ where: { id }, data: { name } });
  } catch (error) {
    throw new AppError(409, "That name is already taken", { cause: error })
  }
}`,
      errors: [
        {
          messageId: "plainError",
          data: { thrown: plain, reason: 'what is "conflict"', remedy: "Throw `AppError` with status 409." },
          line: 11,
          column: 5,
          endLine: 11,
          endColumn: 50,
        },
      ],
    },
    {
      name: "a thrown string, in a file with tabs and Windows line ends",
      code: 'import { PrismaClient } from "@prisma/client";\r\nconst prisma = new PrismaClient();\r\nexport class Missing extends Error {\r\n\tstatus = 404;\r\n}\r\nexport async function find(id: string) {\r\n\tconst user = await prisma.user.findUnique({ where: { id } });\r\n\tif (user === null) throw "no user";\r\n\treturn user;\r\n}\r\n',
      output:
        'import { PrismaClient } from "@prisma/client";\r\nconst prisma = new PrismaClient();\r\nexport class Missing extends Error {\r\n\tstatus = 404;\r\n}\r\nexport async function find(id: string) {\r\n\tconst user = await prisma.user.findUnique({ where: { id } });\r\n\tif (user === null) throw new Missing("no user");\r\n\treturn user;\r\n}\r\n',
      errors: [
        {
          messageId: "plainError",
          data: { thrown: "A thrown string", reason: "a row that isn't there", remedy: "Throw `Missing`." },
          line: 8,
          column: 21,
          endLine: 8,
          endColumn: 37,
        },
      ],
    },
    {
      name: "a rejected promise; a comment in the way leaves it to a person",
      code: `
import { Router } from "express";
export const router = Router();
router.delete("/:id", (req, res) => {
  if (!req.user) return Promise.reject(new Error(/* who? */ "Sign in first"));
  return work();
});`,
      errors: [
        {
          messageId: "plainError",
          data: { thrown: plain, reason: "who is calling", remedy: add(401) },
          line: 5,
          column: 25,
          endLine: 5,
          endColumn: 78,
        },
      ],
    },
    {
      name: "another service's answer, of whatever client",
      code: `
import { Router } from "express";
import axios from "axios";
export const router = Router();
router.get("/", async (req, res) => {
  const rates = await axios.get("https://rates.example/today");
  if (rates.status !== 200) throw new Error("Could not load the rates");
  const answer = await fetch("https://prices.example");
  if (!answer.ok) throw new Error("Could not load the prices");
  res.json(rates.data);
});`,
      output: null,
      errors: [7, 9].map((line) => ({
        messageId: "plainError" as const,
        data: { thrown: plain, reason: "another service's answer", remedy: add(502) },
        line,
        column: line === 7 ? 29 : 19,
        endLine: line,
        endColumn: line === 7 ? 73 : 64,
        suggestions: 1,
      })),
    },
    {
      name: "Nest has an exception per status",
      code: `
import { Controller, Get, Param } from "@nestjs/common";
@Controller("users")
export class UsersController {
  constructor(private readonly users: Users) {}
  @Get(":id")
  async get(@Param("id") id: string) {
    if (id.length > 36) throw new Error("Invalid id");
    return this.users.get(id);
  }
}`,
      output: `
import { Controller, Get, Param, BadRequestException } from "@nestjs/common";
@Controller("users")
export class UsersController {
  constructor(private readonly users: Users) {}
  @Get(":id")
  async get(@Param("id") id: string) {
    if (id.length > 36) throw new BadRequestException("Invalid id");
    return this.users.get(id);
  }
}`,
      errors: [
        {
          messageId: "plainError",
          data: { thrown: plain, reason: "what the request says", remedy: "Throw `BadRequestException`." },
          line: 8,
          column: 25,
          endLine: 8,
          endColumn: 55,
        },
      ],
    },
    {
      name: "tRPC has codes",
      code: `
import { initTRPC } from "@trpc/server";
const t = initTRPC.create();
export const router = t.router({
  remove: t.procedure.mutation(async ({ ctx, input }) => {
    if (!ctx.user) throw new Error("Unauthorized");
    return input;
  }),
});`,
      output: `
import { initTRPC, TRPCError } from "@trpc/server";
const t = initTRPC.create();
export const router = t.router({
  remove: t.procedure.mutation(async ({ ctx, input }) => {
    if (!ctx.user) throw new TRPCError({ code: "UNAUTHORIZED", message: "Unauthorized" });
    return input;
  }),
});`,
      errors: [
        {
          messageId: "plainError",
          data: { thrown: plain, reason: "who is calling", remedy: "Throw `TRPCError` with status 401." },
          line: 6,
          column: 20,
          endLine: 6,
          endColumn: 52,
        },
      ],
    },
    {
      name: "GraphQL carries the code in extensions",
      code: `
import { GraphQLObjectType } from "graphql";
export async function resolve(_, args, req) {
  if (!req.user) throw new Error("You need to be logged in");
  return load(args.id);
}`,
      output: `
import { GraphQLObjectType, GraphQLError } from "graphql";
export async function resolve(_, args, req) {
  if (!req.user) throw new GraphQLError("You need to be logged in", { extensions: { code: "UNAUTHENTICATED" } });
  return load(args.id);
}`,
      errors: [
        {
          messageId: "plainError",
          data: { thrown: plain, reason: "who is calling", remedy: "Throw `GraphQLError` with status 401." },
          line: 4,
          column: 18,
          endLine: 4,
          endColumn: 62,
        },
      ],
    },
  ],
});
