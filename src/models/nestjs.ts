import { defineModel, type CallModel, type DecoratorModel } from "./model.ts";

const common = ["@nestjs/common"];
const graphql = ["@nestjs/graphql"];
const microservices = ["@nestjs/microservices"];
const sockets = ["@nestjs/websockets"];

const http = (method: string): DecoratorModel => ({
  from: common,
  as: "route",
  method,
  path: { argument: 0 },
});
const noted: CallModel = { metadata: { argument: 0 } };
const operation = (method: string): DecoratorModel => ({ from: graphql, as: "route", method, named: "name" });

/** https://docs.nestjs.com/controllers, /guards, /middleware, /graphql/resolvers */
export const nestjs = defineModel({
  name: "nestjs",
  modules: [
    {
      specifiers: ["@nestjs/core"],
      exports: {
        APP_GUARD: { token: "before" },
        NestFactory: { is: "Factory" },
        Reflector: { instance: "Reflector" },
        ModuleRef: { instance: "Context" },
      },
    },
    {
      specifiers: ["@nestjs/common"],
      exports: {
        INestApplication: { instance: "Application" },
        INestApplicationContext: { instance: "Context" },
        MiddlewareConsumer: { instance: "Consumer" },
        ValidationPipe: { instance: "Validation", does: "validates" },
      },
    },
    {
      specifiers: ["@nestjs/platform-express", "@nestjs/platform-fastify"],
      exports: {
        NestExpressApplication: { instance: "Application" },
        NestFastifyApplication: { instance: "Application" },
      },
    },
    {
      specifiers: ["@nestjs/passport"],
      exports: {
        AuthGuard: { call: { returns: "AuthenticationGuard" } },
      },
    },
    {
      specifiers: ["@nestjs/throttler"],
      exports: { ThrottlerGuard: { does: "limits", instance: "Limiter" } },
    },
  ],
  types: {
    Factory: {
      members: {
        create: { returns: "Application" },
        createMicroservice: { returns: "Application" },
        createApplicationContext: { returns: "Context" },
      },
    },
    /** What gives the providers out. */
    Context: {
      members: {
        get: { returns: "instance" },
        resolve: { returns: "instance" },
        create: { returns: "instance" },
        select: { returns: "this" },
      },
    },
    Application: {
      extends: ["Context"],
      members: {
        useGlobalGuards: { registers: { as: "global", handlers: { argument: 0 } }, returns: "this" },
        useGlobalPipes: { registers: { as: "global", handlers: { argument: 0 } }, returns: "this" },
        use: { registers: { as: "global", handlers: { argument: 0 } }, returns: "this" },
        setGlobalPrefix: {
          returns: "this",
          registers: { as: "prefix", path: { argument: 0 }, except: "exclude" },
        },
        enableVersioning: {
          returns: "this",
          registers: {
            as: "versions",
            versions: { type: "type", value: "URI", mark: "v", prefix: "prefix", initial: "defaultVersion" },
          },
        },
      },
    },
    Consumer: {
      members: {
        apply: { returns: "Consumer", registers: { as: "apply", handlers: { argument: 0 } } },
        exclude: { returns: "Consumer", registers: { as: "except", handlers: { argument: 0 } } },
        forRoutes: { returns: "Consumer", registers: { as: "for", handlers: { argument: 0 } } },
      },
    },
    AuthenticationGuard: { does: "authenticates", refusesIn: "handleRequest", instance: "Authentication" },
    Authentication: {
      does: "authenticates",
      members: { canActivate: { checks: { purpose: "authenticates", failure: "throws" } } },
    },
    Validation: { does: "validates" },
    Limiter: { does: "limits" },
    Reflector: { members: { get: noted, getAllAndOverride: noted, getAllAndMerge: noted, getAll: noted } },
  },
  decorators: {
    Controller: { from: common, as: "controller", path: { argument: 0 }, version: "version" },
    Version: { from: common, as: "version", path: { argument: 0 } },
    Resolver: { from: graphql, as: "controller" },
    WebSocketGateway: { from: sockets, as: "controller" },
    Get: http("GET"),
    Head: http("HEAD"),
    Post: http("POST"),
    Put: http("PUT"),
    Patch: http("PATCH"),
    Delete: http("DELETE"),
    Options: http("OPTIONS"),
    All: http("*"),
    Query: operation("QUERY"),
    Mutation: operation("MUTATION"),
    Subscription: operation("SUBSCRIPTION"),
    ResolveField: operation("FIELD"),
    MessagePattern: { from: microservices, as: "route", method: "MESSAGE", path: { argument: 0 } },
    EventPattern: { from: microservices, as: "route", method: "EVENT", path: { argument: 0 } },
    GrpcMethod: { from: microservices, as: "route", method: "MESSAGE", path: { argument: 1 } },
    SubscribeMessage: { from: sockets, as: "route", method: "MESSAGE", path: { argument: 0 } },
    UseGuards: { from: common, as: "before", puts: "guards" },
    UsePipes: { from: common, as: "before" },
    applyDecorators: { from: common, as: "compose" },
    SetMetadata: { from: common, as: "metadata", path: { argument: 0 } },
  },
});
