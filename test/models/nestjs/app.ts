import { type INestApplication, type MiddlewareConsumer, ValidationPipe } from "@nestjs/common";
import { APP_GUARD, NestFactory, Reflector } from "@nestjs/core";
import { AuthGuard } from "@nestjs/passport";
import type { NestExpressApplication } from "@nestjs/platform-express";
import type { NestFastifyApplication } from "@nestjs/platform-fastify";
import { ThrottlerGuard } from "@nestjs/throttler";

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
