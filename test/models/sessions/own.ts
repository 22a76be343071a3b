import { betterAuth } from "better-auth";
import { toNextJsHandler } from "better-auth/next-js";
import { toNodeHandler } from "better-auth/node";
import { getIronSession, unsealData } from "iron-session";
import { lucia, Lucia } from "lucia";

const auth = betterAuth({});
export const { GET, POST } = toNextJsHandler(auth);
export const handler = [toNodeHandler(auth), auth.handler];
export const session = await auth.api.getSession({});
export const others = [
  new Lucia().validateSession(""),
  lucia({}).handleRequest({}).validate(),
  getIronSession(),
  unsealData(""),
];
