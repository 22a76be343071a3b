import { PrismaClient } from "@prisma/client";
import express, { Router, type Request, type RequestHandler } from "express";

declare module "express-serve-static-core" {
  interface Request {
    database: PrismaClient;
  }
}

const router = Router();
router.get("/", (request) => request.database.user.findMany()); //=> read user many
router.head("/", (request) => request.database.user.count()); //=> read user value
router.post("/", (request) => request.database.user.count()); //=> read user value
router.put("/", (request) => request.database.user.count()); //=> read user value
router.patch("/", (request) => request.database.user.count()); //=> read user value
router.delete("/", (request) => request.database.user.count()); //=> read user value
router.options("/", (request) => request.database.user.count()); //=> read user value
router.all("/", (request) => request.database.user.count()); //=> read user value
router
  .route("/orders")
  .all((request) => request.database.user.count()) //=> read user value
  .get((request) => request.database.user.count()) //=> read user value
  .head((request) => request.database.user.count()) //=> read user value
  .post((request) => request.database.user.count()) //=> read user value
  .put((request) => request.database.user.count()) //=> read user value
  .patch((request) => request.database.user.count()) //=> read user value
  .options((request) => request.database.user.count()); //=> read user value

export const list = (request: Request) => request.database.user.findMany(); //=> read user many
export const count = (request: express.Request) => request.database.user.count(); //=> read user value
export const first: RequestHandler = async (request, response) => {
  response.json(await request.database.user.findFirst()); //=> read user one
};
