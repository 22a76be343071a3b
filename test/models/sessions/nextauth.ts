import expressSession from "express-session";
import { ExpressAuth } from "@auth/express";
import NextAuth, { getServerSession, getSession, unstable_getServerSession } from "next-auth";
import { decode, getToken } from "next-auth/jwt";
import middleware, { withAuth } from "next-auth/middleware";
import { getServerSession as getServer, unstable_getServerSession as getUnstable } from "next-auth/next";
import { getSession as getClientSession } from "next-auth/react";

export const { auth, handlers, signIn, signOut } = NextAuth({});
export const { GET, POST } = handlers;
export const session = await auth();
export const getters = [
  getServerSession(),
  getSession(),
  unstable_getServerSession(),
  getServer(),
  getUnstable(),
  getClientSession(),
  getToken({}),
  decode({}),
];
export const others = [middleware, withAuth(() => {}), ExpressAuth({})];

void signIn("github");
void signOut();

export const kept = expressSession({});
