import rule from "../../../rules/require-auth-wrapper.ts";
import { ruleTester } from "../../rule-tester.ts";

ruleTester.run("require-auth-wrapper", rule, {
  valid: [],
  invalid: [
    {
      name: "a password that its owner changes",
      code: `
import express from "express";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const app = express();
app.post("/auth/change-password", async (req, res) => {
  await prisma.user.update({ where: { id: req.params.id }, data: req.body });
  res.end();
});`,
      errors: [
        {
          messageId: "unauthenticated",
          data: { name: "`POST /auth/change-password`" },
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 9,
          suggestions: [
            {
              messageId: "markPublic",
              output: `
import express from "express";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const app = express();
/** @public */
app.post("/auth/change-password", async (req, res) => {
  await prisma.user.update({ where: { id: req.params.id }, data: req.body });
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: "users below the path of the logins",
      code: `
import express from "express";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const app = express();
app.put("/auth/users/:id", async (req, res) => {
  await prisma.user.update({ where: { id: req.params.id }, data: req.body });
  res.end();
});`,
      errors: [
        {
          messageId: "unauthenticated",
          data: { name: "`PUT /auth/users/:id`" },
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 8,
          suggestions: [
            {
              messageId: "markPublic",
              output: `
import express from "express";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const app = express();
/** @public */
app.put("/auth/users/:id", async (req, res) => {
  await prisma.user.update({ where: { id: req.params.id }, data: req.body });
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: "the state of an order is no health check",
      code: `
import express from "express";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const app = express();
app.patch("/orders/:id/status", async (req, res) => {
  await prisma.user.update({ where: { id: req.params.id }, data: req.body });
  res.end();
});`,
      errors: [
        {
          messageId: "unauthenticated",
          data: { name: "`PATCH /orders/:id/status`" },
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 10,
          suggestions: [
            {
              messageId: "markPublic",
              output: `
import express from "express";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const app = express();
/** @public */
app.patch("/orders/:id/status", async (req, res) => {
  await prisma.user.update({ where: { id: req.params.id }, data: req.body });
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: "what joins a team is no registration",
      code: `
import express from "express";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const app = express();
app.post("/teams/:id/join", async (req, res) => {
  await prisma.user.update({ where: { id: req.params.id }, data: req.body });
  res.end();
});`,
      errors: [
        {
          messageId: "unauthenticated",
          data: { name: "`POST /teams/:id/join`" },
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 9,
          suggestions: [
            {
              messageId: "markPublic",
              output: `
import express from "express";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const app = express();
/** @public */
app.post("/teams/:id/join", async (req, res) => {
  await prisma.user.update({ where: { id: req.params.id }, data: req.body });
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: "what confirms an order is no mail",
      code: `
import express from "express";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const app = express();
app.post("/orders/:id/confirm", async (req, res) => {
  await prisma.user.update({ where: { id: req.params.id }, data: req.body });
  res.end();
});`,
      errors: [
        {
          messageId: "unauthenticated",
          data: { name: "`POST /orders/:id/confirm`" },
          line: 6,
          column: 5,
          endLine: 6,
          endColumn: 9,
          suggestions: [
            {
              messageId: "markPublic",
              output: `
import express from "express";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const app = express();
/** @public */
app.post("/orders/:id/confirm", async (req, res) => {
  await prisma.user.update({ where: { id: req.params.id }, data: req.body });
  res.end();
});`,
            },
          ],
        },
      ],
    },
    {
      name: "nothing waits for the check",
      code: `
import express from "express";
import jwt from "jsonwebtoken";
const app = express();
async function requireUser(req) {
  return await find(jwt.verify(req.headers.authorization, process.env.SECRET));
}
app.post("/orders", async (req, res) => {
  requireUser(req);
  res.json(await save(req.body));
});`,
      errors: [
        {
          messageId: "droppedPromise",
          data: { check: "requireUser", name: "`POST /orders`" },
          line: 9,
          column: 3,
          endLine: 9,
          endColumn: 19,
          suggestions: [
            {
              messageId: "awaitCheck",
              data: { name: "requireUser" },
              output: `
import express from "express";
import jwt from "jsonwebtoken";
const app = express();
async function requireUser(req) {
  return await find(jwt.verify(req.headers.authorization, process.env.SECRET));
}
app.post("/orders", async (req, res) => {
  await requireUser(req);
  res.json(await save(req.body));
});`,
            },
          ],
        },
      ],
    },
    {
      name: "nothing looks at the session",
      code: `
import express from "express";
import { getSession } from "next-auth";
const app = express();
app.post("/orders", async (req, res) => {
  await getSession({ req });
  res.json(await save(req.body));
});`,
      errors: [
        {
          messageId: "droppedResult",
          data: { check: "getSession", name: "`POST /orders`" },
          line: 6,
          column: 9,
          endLine: 6,
          endColumn: 28,
        },
      ],
    },
    {
      name: "a factory of guards is handed the request",
      code: `
import express from "express";
import jwt from "jsonwebtoken";
const app = express();
const requirePermission = (name) => (req, res, next) => {
  const user = jwt.verify(req.headers.authorization, process.env.SECRET);
  if (!user.permissions.includes(name)) return res.status(403).end();
  next();
};
app.post("/orders", async (req, res) => {
  await requirePermission(req);
  res.json(await save(req.body));
});`,
      errors: [
        {
          messageId: "droppedFunction",
          data: { check: "requirePermission", name: "`POST /orders`" },
          line: 11,
          column: 9,
          endLine: 11,
          endColumn: 31,
        },
      ],
    },
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
