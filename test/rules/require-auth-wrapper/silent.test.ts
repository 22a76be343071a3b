import rule from "../../../rules/require-auth-wrapper.ts";
import { ruleTester } from "../../rule-tester.ts";

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
  invalid: [],
});
