import { async } from "./async.ts";
import { bluebird } from "./bluebird.ts";
import { computing } from "./computing.ts";
import { concurrency } from "./concurrency.ts";
import { containers } from "./containers.ts";
import { credentials } from "./credentials.ts";
import { dataloader } from "./dataloader.ts";
import { drizzle } from "./drizzle.ts";
import { errors } from "./errors.ts";
import { environments } from "./environments.ts";
import { express } from "./express.ts";
import { fastify } from "./fastify.ts";
import { hono } from "./hono.ts";
import { httpAxios } from "./http-axios.ts";
import { httpFetch } from "./http-fetch.ts";
import { httpGot } from "./http-got.ts";
import { httpNeedle } from "./http-needle.ts";
import { httpNode } from "./http-node.ts";
import { httpSuperagent } from "./http-superagent.ts";
import { inversifyExpress } from "./inversify-express.ts";
import { knex } from "./knex.ts";
import { koa } from "./koa.ts";
import { kysely } from "./kysely.ts";
import { limits } from "./limits.ts";
import { lodash } from "./lodash.ts";
import { mikroOrm } from "./mikro-orm.ts";
import type { Model } from "./model.ts";
import { mongodb } from "./mongodb.ts";
import { mongoose } from "./mongoose.ts";
import { mysql } from "./mysql.ts";
import { nestjs } from "./nestjs.ts";
import { next } from "./next.ts";
import { nodeHttp } from "./node-http.ts";
import { pg } from "./pg.ts";
import { pgPromise } from "./pg-promise.ts";
import { platform } from "./platform.ts";
import { postgres } from "./postgres.ts";
import { prisma } from "./prisma.ts";
import { redis } from "./redis.ts";
import { retry } from "./retry.ts";
import { routingControllers } from "./routing-controllers.ts";
import { safeAction } from "./safe-action.ts";
import { sequelize } from "./sequelize.ts";
import { sessions } from "./sessions.ts";
import { slonik } from "./slonik.ts";
import { sqlite } from "./sqlite.ts";
import { supabase } from "./supabase.ts";
import { trpc } from "./trpc.ts";
import { tsoa } from "./tsoa.ts";
import { typeorm } from "./typeorm.ts";
import { validation } from "./validation.ts";

/** The libraries that are understood without any settings. */
export const builtInModels: readonly Model[] = [
  async,
  bluebird,
  computing,
  concurrency,
  containers,
  credentials,
  dataloader,
  drizzle,
  environments,
  errors,
  express,
  fastify,
  hono,
  httpAxios,
  httpFetch,
  httpGot,
  httpNeedle,
  httpNode,
  httpSuperagent,
  inversifyExpress,
  knex,
  koa,
  kysely,
  limits,
  lodash,
  mikroOrm,
  mongodb,
  mongoose,
  mysql,
  nestjs,
  next,
  nodeHttp,
  pg,
  pgPromise,
  platform,
  postgres,
  prisma,
  redis,
  retry,
  routingControllers,
  safeAction,
  sequelize,
  sessions,
  slonik,
  sqlite,
  supabase,
  trpc,
  tsoa,
  typeorm,
  validation,
];
