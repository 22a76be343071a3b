import { PrismaClient } from "@prisma/client";
import fastify, { type FastifyRequest } from "fastify";

declare module "fastify" {
  interface FastifyInstance {
    database: PrismaClient;
  }
  interface FastifyRequest {
    tenant: PrismaClient;
  }
}

const app = fastify();
app.get("/", (request) => request.tenant.user.findMany()); //=> read user many
app.head("/", (request) => request.tenant.user.count()); //=> read user value
app.post("/", (request) => request.tenant.user.count()); //=> read user value
app.put("/", { schema: {} }, (request) => request.tenant.user.count()); //=> read user value
app.patch("/", (request) => request.tenant.user.count()); //=> read user value
app.delete("/", (request) => request.tenant.user.count()); //=> read user value
app.options("/", (request) => request.tenant.user.count()); //=> read user value
app.all("/", (request) => request.server.database.user.count()); //=> read user value
app.route({ method: "GET", url: "/orders", handler: (request) => request.tenant.user.count() }); //=> read user value
app.addHook("onRequest", async (request) => {
  await request.tenant.user.count(); //=> read user value
});

export const list = (request: FastifyRequest) => request.tenant.user.findMany(); //=> read user many
