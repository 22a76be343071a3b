import { drizzle } from "./drizzle.ts";
import { concurrency, platform, retry } from "./flow.ts";
import { async, bluebird, lodash } from "./iteration.ts";
import { knex } from "./knex.ts";
import { kysely } from "./kysely.ts";
import type { Model } from "./model.ts";
import { mikroOrm } from "./mikro-orm.ts";
import { mongodb } from "./mongodb.ts";
import { mongoose } from "./mongoose.ts";
import { prisma } from "./prisma.ts";
import { sequelize } from "./sequelize.ts";
import { trpc } from "./trpc.ts";
import { typeorm } from "./typeorm.ts";

/** The libraries that are understood without any settings. */
export const builtInModels: readonly Model[] = [
  async,
  bluebird,
  concurrency,
  drizzle,
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
