import {
  Auth0Client,
  getAccessToken,
  getSession,
  initAuth0,
  withApiAuthRequired,
  withMiddlewareAuthRequired,
} from "@auth0/nextjs-auth0";
import { ClerkExpressRequireAuth, getAuth as getExpressAuth, requireAuth } from "@clerk/express";
import {
  auth,
  clerkMiddleware,
  createRouteMatcher,
  currentUser,
  getAuth,
  verifyToken,
} from "@clerk/nextjs/server";
import { session } from "@descope/nextjs-sdk/server";
import { getKindeServerSession, withAuth as withKinde } from "@kinde-oss/kinde-auth-nextjs/server";
import { getLogtoContext } from "@logto/next/server-actions";
import { StackServerApp } from "@stackframe/stack";
import { authkitMiddleware, getUser, withAuth } from "@workos-inc/authkit-nextjs";
import supertokens, { getSession as getSupertokens } from "supertokens-node/recipe/session";
import { verifySession } from "supertokens-node/recipe/session/framework/express";

const isOpen = createRouteMatcher(["/"]);
export default clerkMiddleware(async (protection, request) => {
  if (!isOpen(request)) await protection.protect();
});
export const clerk = [
  await auth(),
  currentUser(),
  getAuth({}),
  verifyToken(""),
  getExpressAuth({}),
  requireAuth(),
  ClerkExpressRequireAuth(),
];
export const auth0 = [
  getSession(),
  getAccessToken(),
  withApiAuthRequired(() => {}),
  withMiddlewareAuthRequired(),
  initAuth0(),
  new Auth0Client().getSession(),
];
export const kinde = [getKindeServerSession().getUser(), withKinde()];
export const workos = [withAuth(), getUser(), authkitMiddleware()];
export const others = [
  session(),
  getLogtoContext(),
  new StackServerApp().getUser(),
  supertokens.getSession(),
  getSupertokens(),
  verifySession(),
];
