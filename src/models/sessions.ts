import { defineModel, type CallModel, type ExportModel } from "./model.ts";

/** Gives who calls, or nothing. */
const gives: CallModel = { checks: { purpose: "authenticates", failure: "result" } };
/** Fails, or answers by itself, unless somebody is signed in. */
const requires: CallModel = { checks: { purpose: "authenticates", failure: "throws" } };
/** Wraps a handler that runs only for those who are signed in. */
const wraps: CallModel = { guards: "authenticates", returns: "argument" };
const getter: ExportModel = { call: gives };

/** Who is calling: packages that keep sessions or stand for a service that does. */
export const sessions = defineModel({
  name: "sessions",
  modules: [
    {
      specifiers: ["next-auth", "@auth/core", "@auth/express", "@auth/sveltekit", "@auth/solid-start"],
      exports: {
        default: { call: { returns: "NextAuth" }, instance: "NextAuth" },
        getServerSession: getter,
        unstable_getServerSession: getter,
        getSession: getter,
        ExpressAuth: { call: { returns: "AuthHandlers" } },
      },
    },
    {
      specifiers: ["next-auth/next"],
      exports: { getServerSession: getter, unstable_getServerSession: getter },
    },
    { specifiers: ["next-auth/react"], exports: { getSession: getter } },
    { specifiers: ["next-auth/jwt"], exports: { getToken: getter, decode: getter } },
    {
      specifiers: ["next-auth/middleware"],
      exports: { default: { does: "authenticates" }, withAuth: { call: { returns: "Authentication" } } },
    },
    {
      specifiers: [
        "@clerk/nextjs/server",
        "@clerk/nextjs",
        "@clerk/backend",
        "@clerk/tanstack-react-start/server",
      ],
      exports: {
        auth: { is: "ClerkAuth" },
        currentUser: getter,
        getAuth: getter,
        clerkMiddleware: {
          call: {
            returns: "argument",
            callbacks: [{ argument: 0, runs: "later", parameters: ["ClerkAuth"] }],
          },
        },
        createRouteMatcher: { call: { returns: "RouteMatcher", captures: { paths: { argument: 0 } } } },
        verifyToken: { call: requires },
      },
    },
    {
      specifiers: ["@clerk/express", "@clerk/clerk-sdk-node", "@clerk/fastify", "@hono/clerk-auth"],
      exports: {
        getAuth: getter,
        requireAuth: { call: { returns: "Authentication" } },
        ClerkExpressRequireAuth: { call: { returns: "Authentication" } },
      },
    },
    {
      specifiers: ["@auth0/nextjs-auth0", "@auth0/nextjs-auth0/server", "@auth0/nextjs-auth0/edge"],
      exports: {
        getSession: getter,
        getAccessToken: { call: requires },
        withApiAuthRequired: { call: wraps },
        withMiddlewareAuthRequired: { call: { returns: "Authentication" } },
        initAuth0: { call: { returns: "Auth0" } },
        Auth0Client: { construct: { returns: "Auth0" }, instance: "Auth0" },
      },
    },
    {
      specifiers: ["express-session", "cookie-session", "koa-session", "koa-generic-session"],
      exports: { default: { call: { returns: "OptionalAuthentication" } } },
    },
    { specifiers: ["better-auth"], exports: { betterAuth: { call: { returns: "BetterAuth" } } } },
    {
      specifiers: ["better-auth/node", "better-auth/next-js"],
      exports: {
        toNodeHandler: { call: { returns: "AuthHandlers" } },
        toNextJsHandler: { call: { returns: "AuthHandlers" } },
      },
    },
    {
      specifiers: ["lucia"],
      exports: {
        Lucia: { construct: { returns: "Lucia" }, instance: "Lucia" },
        lucia: { call: { returns: "Lucia" } },
      },
    },
    {
      specifiers: ["iron-session", "iron-session/edge"],
      exports: { getIronSession: getter, unsealData: getter },
    },
    {
      specifiers: ["@kinde-oss/kinde-auth-nextjs/server", "@kinde-oss/kinde-auth-nextjs"],
      exports: {
        getKindeServerSession: { call: { returns: "Kinde" } },
        withAuth: { call: { returns: "Authentication" } },
      },
    },
    {
      specifiers: ["@workos-inc/authkit-nextjs"],
      exports: {
        withAuth: getter,
        getUser: getter,
        authkitMiddleware: { call: { returns: "OptionalAuthentication" } },
      },
    },
    { specifiers: ["@descope/nextjs-sdk/server"], exports: { session: getter } },
    { specifiers: ["@logto/next/server-actions"], exports: { getLogtoContext: getter } },
    {
      specifiers: ["@stackframe/stack"],
      exports: { StackServerApp: { construct: { returns: "Stack" }, instance: "Stack" } },
    },
    {
      specifiers: ["supertokens-node/recipe/session"],
      exports: { default: { members: { getSession: requires } }, getSession: { call: requires } },
    },
    {
      specifiers: [
        "supertokens-node/recipe/session/framework/express",
        "supertokens-node/recipe/session/framework/fastify",
      ],
      exports: { verifySession: { call: { returns: "Authentication" } } },
    },
  ],
  types: {
    NextAuth: {
      members: {
        auth: { type: "Auth" },
        handlers: { type: "AuthHandlers" },
        signIn: { type: "AuthHandlers" },
        signOut: { type: "AuthHandlers" },
      },
    },
    /** `auth()`, and `auth((request) => ...)`, which looks at nobody by itself. */
    Auth: { call: { ...gives, returns: "argument", callbacks: [{ argument: 0, runs: "later" }] } },
    ClerkAuth: { call: { ...gives, returns: "ClerkAuth" }, members: { protect: requires } },
    AuthHandlers: { dispatches: true, call: {}, members: { "*": { type: "AuthHandlers" } } },
    Authentication: { does: "authenticates", call: {} },
    OptionalAuthentication: { does: "nothing", call: {} },
    RouteMatcher: { call: {} },
    SupabaseAuth: { members: { getUser: gives, getSession: gives, getClaims: gives } },
    Auth0: { members: { getSession: gives, withApiAuthRequired: wraps, getAccessToken: requires } },
    BetterAuth: { members: { api: { type: "BetterAuthApi" }, handler: { type: "AuthHandlers" } } },
    BetterAuthApi: { members: { getSession: gives, verifyApiKey: gives } },
    Lucia: {
      members: { validateSession: gives, validateRequest: gives, handleRequest: { returns: "LuciaRequest" } },
    },
    LuciaRequest: { members: { validate: gives, validateBearerToken: gives } },
    Kinde: { members: { getUser: gives, isAuthenticated: gives, getPermission: gives } },
    Stack: { members: { getUser: gives } },
  },
});
