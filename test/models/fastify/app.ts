import autoload from "@fastify/autoload";
import makeFastify, {
  fastify,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyPluginAsyncTypebox,
  type FastifyPluginCallback,
} from "fastify";
import plugin from "fastify-plugin";
import type {
  FastifyPluginAsyncTypebox as Typebox,
  FastifyPluginAsyncZod,
  FastifyPluginCallbackZod,
} from "fastify-type-provider-zod";

const app = makeFastify();
const other = fastify();
app.register(async (instance) => instance.post("/orders", () => ({})), { prefix: "/api" });
app.register(plugin(async (instance: FastifyInstance) => instance.addHook("onRequest", async () => {})));
other.route({ method: "POST", url: "/", handler: () => ({}) });

export const asynchronous: FastifyPluginAsync = async (instance) => instance.get("/", () => ({}));
export const callback: FastifyPluginCallback = (instance) => instance.get("/", () => ({}));
export const typebox: FastifyPluginAsyncTypebox = async (instance) => instance.get("/", () => ({}));
export const provided: Typebox = async (instance) => instance.get("/", () => ({}));
export const zod: FastifyPluginAsyncZod = async (instance) => instance.get("/", () => ({}));
export const zodCallback: FastifyPluginCallbackZod = (instance) => instance.get("/", () => ({}));
app.register(autoload, { dir: "routes" });
