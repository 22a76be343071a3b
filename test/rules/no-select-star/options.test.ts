import rule from "../../../rules/no-select-star.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("no-select-star: options objects and documents", rule, {
  valid: [],
  invalid: [
    {
      name: "some columns of one row",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f(id) {
  const user = await prisma.user.findUnique({ where: { id } });
  return user?.name;
}`,
      output: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f(id) {
  const user = await prisma.user.findUnique({ where: { id }, select: { name: true } });
  return user?.name;
}`,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`user`", columns: "`name`" },
          line: 5,
          column: 22,
          endLine: 5,
          endColumn: 63,
        },
      ],
    },
    {
      name: "some columns of many rows, options over several lines",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f() {
  const users = await prisma.user.findMany({
    where: { active: true },
    // newest first
    orderBy: { createdAt: "desc" }, // index
  });
  return users.map(({ id, name }) => \`\${id} \${name}\`);
}`,
      output: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f() {
  const users = await prisma.user.findMany({
    where: { active: true },
    // newest first
    orderBy: { createdAt: "desc" },
    select: { id: true, name: true }, // index
  });
  return users.map(({ id, name }) => \`\${id} \${name}\`);
}`,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`user`", columns: "`id`, `name`" },
          line: 5,
          column: 23,
          endLine: 9,
          endColumn: 5,
        },
      ],
    },
    {
      name: "no options",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f() {
  for (const user of await prisma.user.findMany()) send(user.email);
}`,
      output: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f() {
  for (const user of await prisma.user.findMany({ select: { email: true } })) send(user.email);
}`,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`user`", columns: "`email`" },
          line: 5,
          column: 28,
          endLine: 5,
          endColumn: 50,
        },
      ],
    },
    {
      name: "an existence check",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f(id) {
  if (!(await prisma.user.findUnique({ where: { id } }))) throw new Error("gone");
}`,
      output: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f(id) {
  if (!(await prisma.user.findUnique({ where: { id }, select: { id: true } }))) throw new Error("gone");
}`,
      errors: [
        {
          messageId: "existenceCheck",
          data: { table: "`user`" },
          line: 5,
          column: 15,
          endLine: 5,
          endColumn: 56,
        },
      ],
    },
    {
      name: "a count of rows",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f(teamId) {
  return (await prisma.user.findMany({ where: { teamId } })).length;
}`,
      output: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f(teamId) {
  return (await prisma.user.findMany({ where: { teamId }, select: { id: true } })).length;
}`,
      errors: [
        { messageId: "rowCount", data: { table: "`user`" }, line: 5, column: 17, endLine: 5, endColumn: 60 },
      ],
    },
    {
      name: "relations become part of the selection",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f(id) {
  const user = await prisma.user.findUnique({
    where: { id },
    include: { posts: { where: { live: true } }, team: true },
  });
  return [user.name, user.posts.map((post) => post.title), user.team];
}`,
      output: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f(id) {
  const user = await prisma.user.findUnique({
    where: { id },
    select: { name: true, posts: { where: { live: true }, select: { title: true } }, team: true },
  });
  return [user.name, user.posts.map((post) => post.title), user.team];
}`,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`user`", columns: "`name`, `posts`, `team`" },
          line: 5,
          column: 22,
          endLine: 8,
          endColumn: 5,
        },
      ],
    },
    {
      name: "a comment in what would be rewritten",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f(id) {
  const user = await prisma.user.findUnique({ where: { id }, include: { /* all */ posts: true } });
  return user.posts.map((post) => post.title);
}`,
      output: null,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`user`", columns: "`posts`" },
          line: 5,
          column: 22,
          endLine: 5,
          endColumn: 99,
        },
      ],
    },
    {
      name: "a variable with a type of its own",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export async function f(id) {
  const user: User | null = await prisma.user.findUnique({ where: { id } });
  return user?.name;
}`,
      output: null,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`user`", columns: "`name`" },
          line: 5,
          column: 35,
          endLine: 5,
          endColumn: 76,
        },
      ],
    },
    {
      name: "options in a constant",
      code: `
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const options = { where: { active: true } };
export async function f() {
  return (await prisma.user.findFirst(options)).name;
}`,
      output: null,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`user`", columns: "`name`" },
          line: 6,
          column: 17,
          endLine: 6,
          endColumn: 47,
        },
      ],
    },
    {
      name: "documents",
      code: `
import { model } from "mongoose";
const User = model("User", schema);
export async function f() {
  return (await User.find({ active: true }).lean()).map(({ name, email }) => name + email);
}`,
      output: `
import { model } from "mongoose";
const User = model("User", schema);
export async function f() {
  return (await User.find({ active: true }).select("name email").lean()).map(({ name, email }) => name + email);
}`,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`User`", columns: "`name`, `email`" },
          line: 5,
          column: 17,
          endLine: 5,
          endColumn: 51,
        },
      ],
    },
    {
      name: "documents that may compute properties",
      code: `
import { model } from "mongoose";
const User = model("User", schema);
export async function f() {
  return (await User.findOne({ active: true }))?.fullName;
}`,
      output: null,
      errors: [
        {
          messageId: "unusedColumns",
          data: { table: "`User`", columns: "`fullName`" },
          line: 5,
          column: 17,
          endLine: 5,
          endColumn: 47,
          suggestions: [
            {
              messageId: "listColumns",
              data: { columns: "`fullName`" },
              output: `
import { model } from "mongoose";
const User = model("User", schema);
export async function f() {
  return (await User.findOne({ active: true }).select("fullName"))?.fullName;
}`,
            },
          ],
        },
      ],
    },
  ],
});
