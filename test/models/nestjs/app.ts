import {
  type INestApplication,
  type INestApplicationContext,
  type MiddlewareConsumer,
  ValidationPipe,
} from "@nestjs/common";
import { APP_GUARD, type ModuleRef, NestFactory, Reflector } from "@nestjs/core";
import { AuthGuard } from "@nestjs/passport";
import type { NestExpressApplication } from "@nestjs/platform-express";
import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import { ThrottlerGuard } from "@nestjs/throttler";
import { PrismaClient } from "@prisma/client";

const app = await NestFactory.create({});
app.useGlobalGuards(new ThrottlerGuard(), new Reflector());
app.useGlobalPipes(new ValidationPipe());

export const providers = [{ provide: APP_GUARD, useClass: AuthGuard("jwt") }];

export function configure(
  consumer: MiddlewareConsumer,
  plain: INestApplication,
  express: NestExpressApplication,
  fastify: NestFastifyApplication,
) {
  consumer.apply(AuthGuard).exclude("health").forRoutes("orders");
  return [plain.use(), express.use(), fastify.use()];
}

class Users {
  readonly prisma = new PrismaClient();
}

export async function provided(modules: ModuleRef, context: INestApplicationContext) {
  await app.get(Users).prisma.user.findMany(); //=> read user many
  await modules.get<Users>("Users", { strict: false }).prisma.user.findMany(); //=> read user many
  await context.select().get(Users).prisma.user.findMany(); //=> read user many
  const scoped = await modules.resolve(Users);
  await scoped.prisma.user.findMany(); //=> read user many
  const made = await modules.create(Users);
  await made.prisma.user.findMany(); //=> read user many
  const worker = await NestFactory.createApplicationContext({});
  await worker.get(Users).prisma.user.findMany(); //=> read user many
}
