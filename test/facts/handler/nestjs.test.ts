import { describe, expect, it } from "vitest";
import { endpointsIn } from "./endpoints-in.ts";

const guard = `
import { CanActivate, ExecutionContext, Injectable, UnauthorizedException } from "@nestjs/common";
import { JwtService } from "@nestjs/jwt";
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(private jwt: JwtService) {}
  async canActivate(context: ExecutionContext) {
    const request = context.switchToHttp().getRequest();
    const token = request.headers.authorization?.split(" ")[1];
    if (!token) throw new UnauthorizedException();
    request.user = await this.jwt.verifyAsync(token);
    return true;
  }
}
`;
const controller = `
import { Body, Controller, Delete, Get, Post } from "@nestjs/common";
import { CatsService } from "./cats.service";
@Controller("cats")
export class CatsController {
  constructor(private cats: CatsService) {}
  @Get() list() { return this.cats.list(); }
  @Post() create(@Body() body: object) { return this.cats.create(body); }
}
`;
const main = (...lines: string[]) => `
import { NestFactory } from "@nestjs/core";
import { ValidationPipe, VersioningType } from "@nestjs/common";
import { AppModule } from "./app.module";
import { AuthGuard } from "./auth.guard";
async function bootstrap() {
  const app = await NestFactory.create(AppModule);
  ${lines.join("\n  ")}
  await app.listen(3000);
}
void bootstrap();
`;

describe("Nest", () => {
  it("reads guards of methods and classes", () => {
    expect(
      endpointsIn({
        "auth.guard.ts": guard,
        "cats.controller.ts": `
          import { Controller, Get, Post, UseGuards } from "@nestjs/common";
          import { AuthGuard } from "./auth.guard";
          import { RolesGuard } from "./roles.guard";
          @Controller("cats")
          export class CatsController {
            @Get() list() { return this.cats.list(); }
            @Post() @UseGuards(AuthGuard, RolesGuard) create() { return this.cats.create(); }
          }
          @Controller({ path: "dogs" })
          @UseGuards(AuthGuard)
          export class DogsController {
            @Post(":id/walks") walk() { return this.dogs.walk(); }
          }
        `,
      }),
    ).toEqual([
      "GET /cats absent",
      "POST /cats present: AuthGuard | authorises: RolesGuard",
      "POST /dogs/:id/walks present: AuthGuard",
    ]);
  });

  it("reads guards that main.ts makes global, wherever the controller stands", () => {
    expect(
      endpointsIn({
        "auth.guard.ts": guard,
        "cats/cats.controller.ts": controller,
        "main.ts": main("app.useGlobalGuards(new AuthGuard(app.get(JwtService)));"),
      }),
    ).toEqual([
      "GET /cats present: new AuthGuard(app.get(JwtService))",
      "POST /cats present: new AuthGuard(app.get(JwtService))",
    ]);
  });

  it("reads APP_GUARD of any module, in each of its forms", () => {
    const module = (provider: string) => ({
      "auth.guard.ts": guard,
      "cats/cats.controller.ts": controller,
      "auth/auth.module.ts": `
        import { Module } from "@nestjs/common";
        import { APP_GUARD } from "@nestjs/core";
        import { AuthGuard } from "../auth.guard";
        @Module({ providers: [${provider}] })
        export class AuthModule {}
      `,
    });
    for (const [provider, text] of [
      ["{ provide: APP_GUARD, useClass: AuthGuard }", "AuthGuard"],
      ["{ provide: APP_GUARD, useExisting: AuthGuard }", "AuthGuard"],
      ["{ provide: APP_GUARD, useValue: new AuthGuard() }", "new AuthGuard()"],
      ["{ provide: APP_GUARD, useFactory: (jwt) => new AuthGuard(jwt), inject: [] }", "new AuthGuard(jwt)"],
    ] as const)
      expect(endpointsIn(module(provider))).toEqual([
        `GET /cats present: ${text}`,
        `POST /cats present: ${text}`,
      ]);
  });

  it("joins the global prefix and the version, and keeps what the prefix leaves out", () => {
    expect(
      endpointsIn({
        "health.controller.ts": `
          import { Controller, Get, Post, Version } from "@nestjs/common";
          @Controller()
          export class HealthController { @Get("health") health() { return "ok"; } }
          @Controller({ path: "cats", version: "2" })
          export class CatsController {
            @Get() list() { return this.cats.list(); }
            @Version("3") @Post() create() { return this.cats.create(); }
          }
        `,
        "main.ts": main(
          `app.setGlobalPrefix("api", { exclude: ["health"] });`,
          `app.enableVersioning({ type: VersioningType.URI });`,
        ),
      }),
    ).toEqual(["GET /health absent", "GET /api/v2/cats absent", "POST /api/v3/cats absent"]);
  });

  it("finds the handlers that a controller inherits, with the guards of the class that has the address", () => {
    expect(
      endpointsIn({
        "auth.guard.ts": guard,
        "crud.controller.ts": `
          import { Delete, Post } from "@nestjs/common";
          export abstract class CrudController {
            @Post() create() { return this.service.create(); }
            @Delete(":id") remove() { return this.service.remove(); }
          }
        `,
        "cats.controller.ts": `
          import { Controller, Post, UseGuards } from "@nestjs/common";
          import { AuthGuard } from "./auth.guard";
          import { CrudController } from "./crud.controller";
          @Controller("cats")
          @UseGuards(AuthGuard)
          export class CatsController extends CrudController {
            @Post("wash") wash() { return this.service.wash(); }
          }
        `,
        "dogs.controller.ts": `
          import { Controller } from "@nestjs/common";
          import { CrudController } from "./crud.controller";
          @Controller("dogs")
          export class DogsController extends CrudController {
            override create() { return super.create(); }
          }
        `,
      }),
    ).toEqual([
      "POST /cats present: AuthGuard",
      "DELETE /cats/:id present: AuthGuard",
      "POST /cats/wash present: AuthGuard",
      "DELETE /dogs/:id absent",
    ]);
  });

  it("sees into composed decorators, metadata and pipes", () => {
    expect(
      endpointsIn({
        "auth.guard.ts": guard,
        "auth.decorator.ts": `
          import { applyDecorators, SetMetadata, UseGuards } from "@nestjs/common";
          import { AuthGuard } from "./auth.guard";
          export const Roles = (...roles: string[]) => SetMetadata("roles", roles);
          export const Auth = (...roles: string[]) => applyDecorators(Roles(...roles), UseGuards(AuthGuard));
        `,
        "cats.controller.ts": `
          import { Body, Controller, Param, ParseIntPipe, Post, UsePipes, ValidationPipe } from "@nestjs/common";
          import { Auth, Roles } from "./auth.decorator";
          import { Public } from "./public.decorator";
          @Controller("cats")
          export class CatsController {
            @Auth("admin") @Post("a") a(@Body() body: object) { return this.cats.create(body); }
            @Roles("admin") @Post("b") @UsePipes(new ValidationPipe()) b(@Body() body: object) { return this.cats.create(body); }
            @Public() @Post("c") c(@Body(new ValidationPipe({ whitelist: true })) body: object) { return this.cats.create(body); }
          }
        `,
      }),
    ).toEqual([
      `POST /cats/a present: AuthGuard | authorises: @Auth("admin")`,
      `POST /cats/b absent | authorises: @Roles("admin") | validates: new ValidationPipe()`,
      "POST /cats/c public absent | validates: new ValidationPipe({ whitelist: true })",
    ]);
  });

  it("knows resolvers and message handlers", () => {
    expect(
      endpointsIn({
        "cats.resolver.ts": `
          import { Mutation, Query, Resolver } from "@nestjs/graphql";
          @Resolver()
          export class CatsResolver {
            @Query() cats() { return this.service.list(); }
            @Mutation(() => Cat, { name: "addCat" }) createCat() { return this.service.create(); }
          }
        `,
        "cats.messages.ts": `
          import { Controller } from "@nestjs/common";
          import { MessagePattern } from "@nestjs/microservices";
          @Controller()
          export class CatsMessages {
            @MessagePattern("cats.create") create() { return this.service.create(); }
          }
        `,
      }),
    ).toEqual(["QUERY /cats absent", "MUTATION /addCat absent", "MESSAGE /cats.create absent"]);
  });

  it("reads decorators of a namespace, and operations of a provider that isn't called a resolver", () => {
    expect(
      endpointsIn({
        "auth.guard.ts": guard,
        "cats.ts": `
          import * as common from "@nestjs/common";
          import * as graphql from "@nestjs/graphql";
          import { AuthGuard } from "./auth.guard";
          @common.Controller("cats")
          export class CatsController {
            @common.Post() @common.UseGuards(AuthGuard) create() { return this.service.create(); }
          }
          @common.Injectable()
          export class CatsOperations {
            @graphql.Mutation() feedCat() { return this.service.feed(); }
          }
          export class CatsBase {
            @graphql.Mutation() washCat() { return this.service.wash(); }
          }
        `,
      }),
    ).toEqual(["POST /cats present: AuthGuard", "MUTATION /feedCat absent"]);
  });

  it("applies middleware to the routes that a module names", () => {
    expect(
      endpointsIn({
        "cats.controller.ts": controller,
        "app.module.ts": `
          import { MiddlewareConsumer, Module, RequestMethod } from "@nestjs/common";
          import { authenticate } from "./authenticate";
          @Module({})
          export class AppModule {
            configure(consumer: MiddlewareConsumer) {
              consumer.apply(authenticate).forRoutes({ path: "cats", method: RequestMethod.POST });
            }
          }
        `,
        "authenticate.ts": `
          import jwt from "jsonwebtoken";
          export function authenticate(req, res, next) {
            req.user = jwt.verify(req.headers.authorization, process.env.SECRET);
            next();
          }
        `,
      }),
    ).toEqual(["GET /cats absent", "POST /cats present: authenticate"]);
  });
});
