import rule from "../../../rules/no-raw-error.ts";
import { ruleTester } from "../../rule-tester.ts";

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
      name: "what a function makes of other things, though it asks the database on the way",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
async function draft(id) {
  const user = await prisma.user.findFirst({ where: { id } });
  const writer = makeWriter(user);
  return { text: writer.text() };
}
export async function reply(id) {
  const result = await draft(id);
  if (result.text == null) throw new Error("The draft has no content");
  return result.text;
}`,
    },
    {
      name: "a folder of migrations by another name",
      filename: "src/batched-migrations/20230913_users.ts",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function run(id) {
  const user = await prisma.user.findFirst({ where: { id } });
  if (!user) throw new Error("User not found");
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
  invalid: [],
});
