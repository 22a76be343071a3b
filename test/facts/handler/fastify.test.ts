import { describe, expect, it } from "vitest";
import { chainsIn, endpointsIn } from "./endpoints-in.ts";

const auth = `
export async function requireUser(request, reply) {
  try { await request.jwtVerify(); } catch (error) { reply.code(401).send(); throw error; }
}
`;

describe("Fastify", () => {
  it("joins prefixes over plugins in other files", () => {
    expect(
      endpointsIn({
        "auth.ts": auth,
        "orders.ts": `
          import type { FastifyInstance } from "fastify";
          import { requireUser } from "./auth.ts";
          export async function orders(app: FastifyInstance) {
            app.post("/", { preHandler: requireUser }, async (request) => save(request.body));
            app.route({ method: ["PUT", "PATCH"], url: "/:id", handler: async (request) => save(request.body) });
          }
        `,
        "app.ts": `
          import fastify from "fastify";
          import { orders } from "./orders.ts";
          const app = fastify();
          app.register(orders, { prefix: "/v1/orders" });
        `,
      }),
    ).toEqual([
      "POST /v1/orders present: requireUser",
      "PUT /v1/orders/:id absent",
      "PATCH /v1/orders/:id absent",
    ]);
  });

  it("keeps a hook within the plugin that adds it, unless fastify-plugin lets it out", () => {
    const app = `
      import fastify from "fastify";
      import { guarded } from "./guarded.ts";
      const app = fastify();
      app.register(guarded);
      app.register(async (instance) => {
        instance.post("/outside", async (request) => save(request.body));
      });
    `;
    const inside = `
      instance.addHook("onRequest", requireUser);
      instance.post("/inside", async (request) => save(request.body));
    `;
    expect(
      endpointsIn({
        "auth.ts": auth,
        "app.ts": app,
        "guarded.ts": `
          import type { FastifyInstance } from "fastify";
          import { requireUser } from "./auth.ts";
          export async function guarded(instance: FastifyInstance) { ${inside} }
        `,
      }),
    ).toEqual(["POST /outside absent", "POST /inside present: requireUser"]);
    expect(
      endpointsIn({
        "auth.ts": auth,
        "app.ts": app,
        "guarded.ts": `
          import type { FastifyInstance } from "fastify";
          import fp from "fastify-plugin";
          import { requireUser } from "./auth.ts";
          export const guarded = fp(async (instance: FastifyInstance) => { ${inside} });
        `,
      }),
    ).toEqual(["POST /outside present: requireUser", "POST /inside present: requireUser"]);
  });

  it("finds what autoload registers by the folders", () => {
    expect(
      endpointsIn({
        "auth.ts": auth,
        "app.ts": `
          import path from "node:path";
          import fastify from "fastify";
          import autoload from "@fastify/autoload";
          const app = fastify();
          app.register(autoload, { dir: path.join(__dirname, "routes"), options: { prefix: "/api" } });
        `,
        "routes/orders/index.ts": `
          import type { FastifyInstance } from "fastify";
          export default async function (app: FastifyInstance) {
            app.post("/", async (request) => save(request.body));
          }
        `,
        "routes/users/_id/index.ts": `
          import type { FastifyPluginAsync } from "fastify";
          const routes: FastifyPluginAsync = async (app) => {
            app.delete("/", async (request) => remove(request.params.id));
          };
          export default routes;
        `,
      }),
    ).toEqual(["POST /api/orders absent", "DELETE /api/users/_id absent"]);
  });

  it("reads schemas and limits from the options", () => {
    expect(
      endpointsIn({
        "app.ts": `
          import fastify from "fastify";
          const app = fastify();
          app.post("/orders", { schema: { body: order }, config: { rateLimit: { max: 3 } } }, async (request) => save(request.body));
          app.post("/files", { schema: { response: { 200: file } } }, async (request) => save(request.body));
        `,
      }),
    ).toEqual(["POST /orders absent | validates: schema | limits: config.rateLimit", "POST /files absent"]);
  });

  it("keeps the order of hooks, outermost first", () => {
    expect(
      chainsIn({
        "auth.ts": auth,
        "app.ts": `
          import fastify from "fastify";
          import { requireUser } from "./auth.ts";
          const app = fastify();
          app.addHook("onRequest", trace);
          app.register(async (instance) => {
            instance.addHook("preHandler", requireUser);
            instance.post("/orders", { preHandler: [count] }, async (request) => save(request.body));
          });
          async function trace(request) { console.log(request.url); }
          async function count(request) { console.log(request.url); }
        `,
      }),
    ).toEqual(["POST /orders: trace > requireUser > count"]);
  });

  it("takes a plugin of another file for what it registers, whatever it is called", () => {
    expect(
      endpointsIn({
        "members.ts": `
          import type { FastifyInstance } from "fastify";
          export default async function members(app: FastifyInstance) {
            app.post("/", async (request) => save(request.body));
          }
        `,
        "partner.ts": `
          import bearer from "@fastify/bearer-auth";
          import type { FastifyInstance } from "fastify";
          const orders = async (app: FastifyInstance) => {
            app.post("/orders", async (request) => save(request.body));
          };
          export async function partner(app: FastifyInstance) {
            app.register(bearer, { keys: new Set([process.env.PARTNER_KEY]) });
            app.register(orders);
          }
        `,
        "app.ts": `
          import fastify from "fastify";
          import rateLimit from "@fastify/rate-limit";
          import members from "./members.ts";
          import { partner } from "./partner.ts";
          const app = fastify();
          app.register(rateLimit, { max: 3 });
          app.register(members, { prefix: "/members" });
          app.register(partner, { prefix: "/partner" });
        `,
      }),
    ).toEqual([
      "POST /members absent | limits: rateLimit",
      "POST /partner/orders present: bearer | limits: rateLimit",
    ]);
  });
});
