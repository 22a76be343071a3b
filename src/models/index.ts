import { async } from "./async.ts";
import { bluebird } from "./bluebird.ts";
import { concurrency } from "./concurrency.ts";
import { drizzle } from "./drizzle.ts";
import { knex } from "./knex.ts";
import { kysely } from "./kysely.ts";
import { lodash } from "./lodash.ts";
import { mikroOrm } from "./mikro-orm.ts";
import type { Model } from "./model.ts";
import { mongodb } from "./mongodb.ts";
import { mongoose } from "./mongoose.ts";
import { platform } from "./platform.ts";
import { prisma } from "./prisma.ts";
import { retry } from "./retry.ts";
import { sequelize } from "./sequelize.ts";
import { trpc } from "./trpc.ts";
import { typeorm } from "./typeorm.ts";

/** The libraries that are understood without any settings. */
export const builtInModels: readonly Model[] = [
  async,
  bluebird,
  concurrency,
  drizzle,
  environments,
  knex,
  kysely,
  lodash,
  mikroOrm,
  mongodb,
  mongoose,
  platform,
  prisma,
  retry,
  sequelize,
  trpc,
  typeorm,
];
