import { describe, expect, it } from "vitest";
import { failuresIn } from "./failures-in.ts";

const manifest = `{ "name": "app", "dependencies": { "express": "5" } }`;
const db = `import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();\n`;

function inRoute(body: string, before = ""): string[] {
  const head = `import { Router } from "express"; import { prisma } from "./db"; export const router = Router(); ${before}`;
  const files = {
    "package.json": manifest,
    "db.ts": db,
    "main.ts": `${head}\nrouter.post("/", async (req, res, next) => {\n${body}\n});`,
  };
  return failuresIn(files, "main.ts");
}

describe("what a condition looks at", () => {
  it.each([
    [
      "a header that isn't the secret",
      `if (req.headers.key !== process.env.KEY) throw new Error("no");`,
      "input",
    ],
    [
      "a form's field",
      `const form = await req.formData(); const name = form.get("name"); if (!name) throw new Error("no");`,
      "input",
    ],
    ["a role", `if (req.role !== "admin") throw new Error("no");`, "identity"],
    [
      "the text of a request",
      `const body = await req.json(); if (!body.title) throw new Error("no");`,
      "input",
    ],
    ["what a context holds", `if (!req.get("user")) throw new Error("no");`, "identity"],
    [
      "what another service answered",
      `const answer = await superagent.get("https://x.example").query({ a: 1 }); if (!answer.body.rate) throw new Error("no");`,
      "upstream",
      `import superagent from "superagent";`,
    ],
  ])("%s", (_, body, subject, before = "") => {
    expect(inRoute(body, before).map((found) => found.split(" ")[1])).toEqual([subject]);
  });

  it("is nobody's where a user has to be of a class", () => {
    expect(inRoute(`if (!(req.user instanceof User)) throw new Error("no");`)).toEqual([]);
  });

  it("is configuration where nothing of the request is looked at", () => {
    expect(inRoute(`if (!process.env.KEY) throw new Error("no");`)).toEqual([]);
  });

  it("is what clients hand to an action", () => {
    const action = `"use server";\nexport async function subscribe(email: string) {\nif (!email.includes("@")) throw new Error("no");\n}`;
    expect(failuresIn({ "package.json": manifest, "main.ts": action }, "main.ts")).toEqual(["3 input state"]);
  });

  it("is what a field of a schema is asked for", () => {
    const resolvers = `import { prisma } from "./db";
export const Query = {
  async posts(_: unknown, { first }: { first: number }) {
    if (first > 100) throw new Error("no");
    return prisma.post.findMany({ take: first });
  },
};`;
    expect(failuresIn({ "db.ts": db, "main.ts": resolvers }, "main.ts")).toEqual(["4 input state"]);
  });
});

describe("what callers hand over", () => {
  it("is their own affair: most of it is for other code of the project to get right", () => {
    const files = {
      "package.json": manifest,
      "db.ts": db,
      "service.ts": `import { prisma } from "./db";
export async function grade(score: { points?: number; percent?: number }) {
  if (score.points && score.percent) throw new Error("Give one of the two");
  return prisma.grade.create({ data: score });
}`,
      "routes.ts": `import { Router } from "express"; import { grade } from "./service";
export const router = Router();
router.post("/", async (req, res) => { res.json(await grade({ points: req.body.points })); });`,
    };
    expect(failuresIn(files, "service.ts").filter((found) => !found.includes("unknown"))).toEqual([]);
  });
});

describe("how an error comes to be thrown", () => {
  const find = `const row = await prisma.user.findUnique({ where: { id: req.params.id } });`;
  it.each([
    ["by a constant", `if (!row) { const error = new Error("no"); throw error; }`, "", 1],
    [
      "by a constant that gets a status",
      `if (!row) { const error = new Error("no"); error.status = 404; throw error; }`,
      "",
      0,
    ],
    [
      "by a function that makes it",
      `if (!row) throw missing("user");`,
      `const missing = (what) => new Error(what);`,
      1,
    ],
    [
      "by a function that makes it with a status",
      `if (!row) throw missing("user");`,
      `const missing = (what) => Object.assign(new Error(what), { status: 404 });`,
      0,
    ],
    [
      "by a function that throws it",
      `res.json(row ?? fail("no"));`,
      `function fail(text): never { throw new Error(text); }`,
      1,
    ],
    ["to the next handler", `if (!row) return next(new Error("no"));`, "", 1],
    ["with another value to the next handler", `if (!row) return next({ skip: true });`, "", 0],
  ])("%s", (_, body, before, count) => {
    expect(inRoute(`${find}\n${body}`, before)).toHaveLength(count);
  });
});

describe("what no request gets to", () => {
  it("is what nothing but the loading of its module calls", () => {
    const server = `import express from "express"; import { prisma } from "./db";
async function check() { const row = await prisma.setting.findFirst(); if (!row) throw new Error("no"); }
async function start() { await check(); express().listen(80); }
start().catch(console.error);`;
    expect(failuresIn({ "package.json": manifest, "db.ts": db, "main.ts": server }, "main.ts")).toEqual([]);
  });

  it("is what a clock calls", () => {
    const service = `import { Injectable } from "@nestjs/common"; import { Cron } from "@nestjs/schedule"; import { prisma } from "./db";
@Injectable() export class Imports {
  @Cron("0 * * * *") async run() { const row = await prisma.file.findFirst(); if (!row) throw new Error("no"); }
  async find(id: string) { const row = await prisma.file.findUnique({ where: { id } }); if (!row) throw new Error("no"); }
}`;
    expect(failuresIn({ "db.ts": db, "main.ts": service }, "main.ts")).toEqual(["4 row missing"]);
  });
});

describe("what all callers translate", () => {
  it("through a function in between", () => {
    const files = {
      "package.json": manifest,
      "db.ts": db,
      "service.ts": `import { prisma } from "./db";
async function move(tx, id) { const row = await tx.board.findUnique({ where: { id } }); if (!row) throw new Error("no"); }
export async function transfer(id: string) { return prisma.$transaction((tx) => move(tx, id)); }`,
      "routes.ts": `import { Router } from "express"; import { transfer } from "./service"; export const router = Router();
router.post("/:id", async (req, res) => { try { await transfer(req.params.id); } catch { return res.status(409).end(); } res.end(); });`,
    };
    expect(failuresIn(files, "service.ts")).toEqual([]);
  });

  it.each([
    ["", []],
    ["exports.both = async (id) => { await exports.take(id); };", ["2 row missing"]],
  ])("through a member of exports %s", (besides, expected) => {
    const files = {
      "package.json": manifest,
      "db.js": `const { PrismaClient } = require("@prisma/client"); exports.prisma = new PrismaClient();`,
      "service.js": `const { prisma } = require("./db");
exports.take = async (id) => { const row = await prisma.seat.findUnique({ where: { id } }); if (!row) throw new Error("no"); };
${besides}`,
      "routes.js": `const { Router } = require("express"); const service = require("./service"); const router = Router();
router.post("/:id", (req, res) => { service.take(req.params.id).catch(() => res.status(409).end()); }); module.exports = router;`,
    };
    expect(failuresIn(files, "service.js")).toEqual(expected);
  });
});
