import { defineModel } from "./model.ts";
import type { ErrorModel } from "./error-model.ts";

const exception = (status: number, name: string): ErrorModel => ({
  from: "@nestjs/common",
  name,
  status,
  arguments: ["message", "options"],
});

/** https://docs.nestjs.com/exception-filters, https://trpc.io/docs/server/error-handling, https://www.apollographql.com/docs/apollo-server/data/errors, https://hono.dev/docs/api/exception */
export const errors = defineModel({
  name: "errors",
  modules: [],
  errors: [
    {
      from: "@trpc/server",
      name: "TRPCError",
      arguments: [{ code: "code", message: "message", cause: "cause" }],
      codes: {
        400: "BAD_REQUEST",
        401: "UNAUTHORIZED",
        403: "FORBIDDEN",
        404: "NOT_FOUND",
        405: "METHOD_NOT_SUPPORTED",
        409: "CONFLICT",
        429: "TOO_MANY_REQUESTS",
        500: "INTERNAL_SERVER_ERROR",
        502: "BAD_GATEWAY",
      },
    },
    exception(400, "BadRequestException"),
    exception(401, "UnauthorizedException"),
    exception(403, "ForbiddenException"),
    exception(404, "NotFoundException"),
    exception(405, "MethodNotAllowedException"),
    exception(409, "ConflictException"),
    exception(500, "InternalServerErrorException"),
    exception(502, "BadGatewayException"),
    { from: "@nestjs/common", name: "HttpException", arguments: ["message", "status", "options"] },
    {
      from: "graphql",
      wantedWith: [
        ...["graphql", "@apollo/server", "apollo-server", "apollo-server-express", "graphql-yoga"],
        ...["type-graphql", "mercurius", "@pothos/core"],
      ],
      name: "GraphQLError",
      arguments: ["message", { "extensions.code": "code", originalError: "cause" }],
      codes: {
        400: "BAD_USER_INPUT",
        401: "UNAUTHENTICATED",
        403: "FORBIDDEN",
        404: "NOT_FOUND",
        405: "BAD_REQUEST",
        409: "CONFLICT",
        429: "TOO_MANY_REQUESTS",
        500: "INTERNAL_SERVER_ERROR",
        502: "BAD_GATEWAY",
      },
    },
    {
      from: "hono/http-exception",
      wantedWith: ["hono"],
      name: "HTTPException",
      arguments: ["status", { message: "message", cause: "cause" }],
    },
  ],
});
