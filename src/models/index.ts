import { drizzle } from "./drizzle.ts";
import type { Model } from "./model.ts";
import { mongodb } from "./mongodb.ts";
import { mongoose } from "./mongoose.ts";
import { prisma } from "./prisma.ts";
import { sequelize } from "./sequelize.ts";
import { trpc } from "./trpc.ts";
import { typeorm } from "./typeorm.ts";

/** The libraries that are understood without any settings. */
export const builtInModels: readonly Model[] = [drizzle, mongodb, mongoose, prisma, sequelize, trpc, typeorm];
