import rule from "../../rules/require-auth-wrapper.ts";
import { ruleTester } from "../rule-tester.ts";

ruleTester.run("require-auth-wrapper", rule, {
  valid: [
    {
      name: "a middleware in front of the handler answers 401",
      code: `
import express from "express";
const app = express();
function requireAuth(req, res, next) {
  if (!req.headers.authorization) return res.status(401).end();
  next();
}
app.delete("/users/:id", requireAuth, (req, res) => { remove(req.params.id); res.end(); });`,
    },
    {
      name: "a middleware that is registered before",
      code: `
import express from "express";
const app = express();
app.use((req, res, next) => {
  if (!req.session.user) return res.status(401).end();
  next();
});
app.post("/users", (req, res) => { create(req.body); res.end(); });`,
    },
    {
      name: "a login",
      code: `
import express from "express";
const app = express();
app.post("/auth/login", (req, res) => { check(req.body); res.end(); });`,
    },
    {
      name: "reads are not looked at by default",
      code: `
import express from "express";
const app = express();
app.get("/users", (req, res) => { res.json(list()); });`,
    },
    {
      name: "the code says so",
      code: `
import express from "express";
const app = express();
/** @public */
app.post("/votes", (req, res) => { vote(req.body); res.end(); });`,
    },
  ],
  invalid: [
    {
      name: "nothing authenticates",
      code: `
import express from "express";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const app = express();
app.delete("/users/:id", async (req, res) => {
  await prisma.user.delete({ where: { id: req.params.id } });
  res.end();
});`,
      errors: [
        {
          messageId: "unauthenticated",
          data: { name: "`DELETE /users/:id`" },
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 11,
          suggestions: [
            {
              messageId: "markPublic",
              output: `
import express from "express";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const app = express();
/** @public */
app.delete("/users/:id", async (req, res) => {
  await prisma.user.delete({ where: { id: req.params.id } });
  res.end();
});`,
            },
          ],
        },
      ],
    },
  ],
});
