import KoaRouter, { Router } from "@koa/router";
import Koa from "koa";
import compose from "koa-compose";
import mount from "koa-mount";

const app = new Koa();
const router = new Router({ prefix: "/api" });
const other = new KoaRouter();
router.post("/orders", (context) => context.throw(404));
router.use("/other", other.routes(), other.allowedMethods());
app.use(router.routes());
app.use(mount("/mounted", compose([router.routes()])));
