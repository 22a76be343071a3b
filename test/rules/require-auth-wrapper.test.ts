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
      name: "a password that is forgotten, a mail that is confirmed, a provider that calls back",
      code: `
import express from "express";
const app = express();
app.post("/auth/forgot-password", (req, res) => { send(req.body); res.end(); });
app.post("/users/verify-email/:token", (req, res) => { confirm(req.params.token); res.end(); });
app.post("/auth/google/callback", (req, res) => { enter(req.query); res.end(); });
app.post("/auth/:provider", (req, res) => { enter(req.query); res.end(); });
app.post("/api/v1/status", (req, res) => { note(req.body); res.end(); });`,
    },
    {
      name: "a check that is waited for",
      code: `
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
    {
      name: "work that nothing waits for, behind a check",
      code: `
import express from "express";
import jwt from "jsonwebtoken";
const app = express();
async function noteUser(req) {
  await note(jwt.verify(req.headers.authorization, process.env.SECRET));
}
app.post("/orders", async (req, res) => {
  jwt.verify(req.headers.authorization, process.env.SECRET);
  noteUser(req);
  res.json(await save(req.body));
});`,
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
