import { addAsync } from "@awaitjs/express";
import express, { Router, type Application, type Express, type IRouter } from "express";
import promiseRouter, { Router as PromiseRouter } from "express-promise-router";

const app = addAsync(express());
const router = Router();
const promised = promiseRouter();
const named = PromiseRouter();

app.use("/api", router, promised, named, express.Router());
router.post("/orders", (request, response) => response.json({}));
router
  .route("/orders/:id")
  .all(router)
  .delete((request, response) => response.end());

export function register(main: Express, other: Application, mounted: IRouter) {
  main.get("/", other);
  other.use(mounted);
}

export function qualified(main: express.Express, other: express.Application, mounted: express.Router) {
  main.get("/", other);
  other.use(mounted);
}
