import { describe, expect, it } from "vitest";
import { endpointsIn } from "./endpoints-in.ts";

const guards = `
  import { applyDecorators, CanActivate, ExecutionContext, Injectable, SetMetadata, UseGuards } from "@nestjs/common";
  import { Reflector } from "@nestjs/core";
  import { AuthGuard } from "@nestjs/passport";
  import { ThrottlerGuard } from "@nestjs/throttler";
  const ROLES = "roles";
  export const Roles = (...roles: string[]) => SetMetadata(ROLES, roles);
  export const Staff = () => applyDecorators(Roles("staff"));
  export const Jwt = AuthGuard("jwt");
  @Injectable()
  export class Throttled extends ThrottlerGuard {}
  @Injectable()
  export class RolesGuard implements CanActivate {
    constructor(private reflector: Reflector) {}
    canActivate(context: ExecutionContext) {
      const roles = this.reflector.getAllAndOverride<string[]>(ROLES, [context.getHandler(), context.getClass()]);
      if (!roles?.length) return true;
      const { user } = context.switchToHttp().getRequest();
      return roles.some((role) => user?.role === role);
    }
  }
  @Injectable()
  export class LenientGuard implements CanActivate {
    constructor(private reflector: Reflector) {}
    canActivate(context: ExecutionContext) {
      if (this.reflector.get(ROLES, context.getHandler()) === undefined) return true;
      const { user } = context.switchToHttp().getRequest();
      if (!user) return true;
      return user.role === "staff";
    }
  }
`;
const application = (guard: string) => `
  import { Module } from "@nestjs/common";
  import { APP_GUARD } from "@nestjs/core";
  import { ${guard}, Throttled } from "./guards";
  @Module({ providers: [{ provide: APP_GUARD, useClass: Throttled }, { provide: APP_GUARD, useClass: ${guard} }] })
  export class AppModule {}
`;
const controllers = `
  import { Body, Controller, Post, UseGuards } from "@nestjs/common";
  import { Jwt, Roles, Staff } from "./guards";
  @UseGuards(Jwt)
  abstract class Guarded {}
  @Controller("orders")
  export class OrdersController {
    @Post("plain") plain(@Body() body) { return save(body); }
    @Roles("staff") @Post("roles") roles(@Body() body) { return save(body); }
    @Staff() @Post("staff") staff(@Body() body) { return save(body); }
  }
  @Controller("bills")
  export class BillsController extends Guarded {
    @Post() bill(@Body() body) { return save(body); }
  }
`;
const verdictsWith = (guard: string) =>
  endpointsIn({
    "guards.ts": guards,
    "app.module.ts": application(guard),
    "orders.controller.ts": controllers,
  }).map((line) => line.split(/[: ]/).slice(1, 3).join(" "));

describe("what Nest's decorators note", () => {
  it("decides what a guard does that asks for it, also for all of an application", () => {
    expect(verdictsWith("RolesGuard")).toEqual([
      "/orders/plain absent",
      "/orders/roles present",
      "/orders/staff present",
      "/bills present",
    ]);
  });

  it("is no check if the guard lets those in who are nobody", () => {
    expect(verdictsWith("LenientGuard")).toEqual([
      "/orders/plain absent",
      "/orders/roles absent",
      "/orders/staff absent",
      "/bills present",
    ]);
  });
});
