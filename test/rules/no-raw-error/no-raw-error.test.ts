import rule from "../../../rules/no-raw-error.ts";
import { ruleTester } from "../../rule-tester.ts";

const plain = "A plain `Error`";
const add = (status: number) =>
  `Throw an error class of your own with status ${status}: \`npx backend-patterns add error\` writes one.`;

ruleTester.run("no-raw-error", rule, {
  valid: [
    {
      name: "configuration, which no caller can change",
      code: `
import { Router } from "express";
export const router = Router();
router.get("/", async (req, res) => {
  if (!process.env.API_URL) throw new Error("API_URL is not set");
  res.json({});
});`,
    },
    {
      name: "start-up: what runs when the module loads, and constructors",
      code: `
import { Pool } from "pg";
const pool = new Pool();
const { rows } = await pool.query("select version()");
if (!rows[0]) throw new Error("No database");
export class Users {
  constructor(options) {
    if (!options) throw new Error("Not found");
  }
}`,
    },
    {
      name: "a row that was written just now",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function create(data) {
  const user = await prisma.user.create({ data });
  if (!user) throw new Error("Not created");
  return user;
}`,
    },
    {
      name: "exclusive arguments of an internal function",
      code: `
import { Pool } from "pg";
const pool = new Pool();
export async function find(id, email) {
  if (!id && !email) throw new Error("Give an id or an email");
  return pool.query("select 1 from users where id = $1", [id]);
}`,
    },
    {
      name: "a branch that can't be reached, and an assertion",
      code: `
import { Router } from "express";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
function assertNever(value) { throw new Error("Unexpected " + value); }
export async function label(id) {
  const order = await prisma.order.findUnique({ where: { id } });
  switch (order?.state) {
    case "open": return 1;
    default: throw new Error("Unknown state");
  }
}`,
    },
    {
      name: "translated in the same function",
      code: `
import { PrismaClient } from "@prisma/client";
import { ApiError } from "./errors";
const prisma = new PrismaClient();
export async function refresh(token) {
  try {
    const row = await prisma.token.findUnique({ where: { token } });
    if (!row) throw new Error();
    return row;
  } catch (error) {
    throw new ApiError(401, "Please sign in");
  }
}`,
    },
    {
      name: "a rethrow, and an error with a status of its own",
      code: `
import { Router } from "express";
export const router = Router();
router.get("/", async (req, res) => {
  if (!req.query.id) throw Object.assign(new Error("No id"), { status: 400 });
  try { await work(); } catch (error) { throw error; }
});`,
    },
    {
      name: "a job, whose queue retries on any error",
      code: `
import { Worker } from "bullmq";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
new Worker("mail", async (job) => {
  const user = await prisma.user.findUnique({ where: { id: job.data.id } });
  if (!user) throw new Error("User not found");
});`,
    },
    {
      name: "a schema's validator",
      code: `
import mongoose from "mongoose";
import { isEmail } from "./text";
export const User = mongoose.model("User", new mongoose.Schema({
  email: { type: String, validate(value) { if (!isEmail(value)) throw new Error("Invalid email"); } },
}));`,
    },
    {
      name: "what an authentication library is handed wants plain errors",
      code: `
import CredentialsProvider from "next-auth/providers/credentials";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export const provider = CredentialsProvider({
  async authorize(credentials) {
    const user = await prisma.user.findUnique({ where: { email: credentials.email } });
    if (!user) throw new Error("invalid-credentials");
    return user;
  },
});`,
    },
    {
      name: "what a package that asks nobody else gives",
      code: `
import { Router } from "express";
import { compare } from "dir-compare";
export const router = Router();
router.get("/", async (req, res) => {
  const difference = await compare("before", "after");
  if (!difference) throw new Error("Error in creating the difference");
  res.json(difference);
});`,
    },
    {
      name: "stored data of another type than the code writes",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function limitOf(id) {
  const { limits } = await prisma.workspace.findUniqueOrThrow({ where: { id } });
  if (typeof limits.max !== "number") throw new Error("The limit is no number");
  if (!Array.isArray(limits.roles) || limits.roles === null) throw new Error("The roles are no list");
  return limits.max;
}`,
    },
    {
      name: "a browser's code",
      code: `
"use client";
export async function load(id) {
  const response = await fetch("/api/users/" + id);
  if (!response.ok) throw new Error("Not found");
  return response.json();
}`,
    },
    {
      name: "a test",
      filename: "users.test.ts",
      code: `export async function run(req) { if (!req.body.id) throw new Error("No id"); }`,
    },
  ],
  invalid: [
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
