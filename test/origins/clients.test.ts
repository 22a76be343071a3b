import { expect, it } from "vitest";
import { queriesIn } from "../facts/queries-in.ts";

const found = ["prisma.user.findMany"];

it("traces a client made in the file", () => {
  expect(
    queriesIn({
      "main.ts": `import { PrismaClient } from "@prisma/client";\nconst db = new PrismaClient();\nawait db.user.findMany();`,
    }),
  ).toEqual(found);
});

it("is not fooled by a name", () => {
  expect(queriesIn({ "main.ts": `const db = { user: { findMany() {} } };\ndb.user.findMany();` })).toEqual(
    [],
  );
});

it("takes an untraceable value with an idiomatic name for likely", () => {
  expect(queriesIn({ "main.ts": `declare const prisma: any;\nprisma.user.findMany();` })).toEqual([
    "likely prisma.user.findMany",
  ]);
});

it("follows a module of the project, its re-exports and its alias", () => {
  expect(
    queriesIn({
      "tsconfig.json": `{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"] } } }`,
      "src/db/client.ts": `import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();`,
      "src/db/index.ts": `export * from "./client";\nexport { prisma as default } from "./client";`,
      "main.ts": `import db, { prisma as client } from "@/db";\nawait db.user.findMany();\nawait client.user.findMany();`,
    }),
  ).toEqual([...found, ...found]);
});

it("follows a package of the workspace that isn't installed", () => {
  expect(
    queriesIn(
      {
        "package.json": `{ "workspaces": ["packages/*", "apps/*"] }`,
        "packages/db/package.json": `{ "name": "@acme/db", "main": "dist/index.js" }`,
        "packages/db/src/index.ts": `import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();`,
        "apps/api/package.json": `{ "name": "api" }`,
        "apps/api/main.ts": `import { prisma } from "@acme/db";\nawait prisma.user.findMany();`,
      },
      "apps/api/main.ts",
    ),
  ).toEqual(found);
});

it("knows a singleton that is kept on the global object", () => {
  expect(
    queriesIn({
      "db.ts": `
        import { PrismaClient } from "@prisma/client";
        const globalForPrisma = globalThis as unknown as { prisma?: PrismaClient };
        export const prisma = globalForPrisma.prisma ?? new PrismaClient();
        if (process.env.NODE_ENV !== "production") globalForPrisma.prisma = prisma;`,
      "main.ts": `import { prisma } from "./db";\nawait prisma.user.findMany();`,
    }),
  ).toEqual(found);
});

it("knows what a factory returns, made on first use", () => {
  expect(
    queriesIn({
      "db.ts": `
        import { PrismaClient } from "@prisma/client";
        let client: PrismaClient | undefined;
        export function getDb() {
          if (!client) client = new PrismaClient();
          return client;
        }`,
      "main.ts": `import { getDb } from "./db";\nawait getDb().user.findMany();\nconst db = getDb();\nawait db.user.findMany();`,
    }),
  ).toEqual([...found, ...found]);
});

it("knows what a project's singleton helper makes", () => {
  expect(
    queriesIn({
      "singleton.ts": `export function singleton<T>(name: string, make: () => T): T {
        const store = globalThis as any;
        store[name] ??= make();
        return store[name];
      }
      export const remember = <T>(name: string, make: () => T) => make();`,
      "main.ts": `
        import { PrismaClient } from "@prisma/client";
        import { remember } from "./singleton";
        const prisma = remember("prisma", () => new PrismaClient());
        await prisma.user.findMany();`,
    }),
  ).toEqual(found);
});

it("sees through extensions and wrappers of packages it doesn't know", () => {
  expect(
    queriesIn({
      "main.ts": `
        import { PrismaClient } from "@prisma/client";
        import { withReplicas } from "some-package";
        const a = new PrismaClient().$extends({ name: "a" });
        await a.user.findMany();
        const b = withReplicas(new PrismaClient());
        const c = withReplicas(a);
        await c.user.findMany();`,
    }),
  ).toEqual([...found, ...found]);
});

it("accepts a generated client that isn't there", () => {
  expect(
    queriesIn({
      "db.ts": `import { PrismaClient } from "../generated/prisma";\nexport const prisma = new PrismaClient();`,
      "main.ts": `import { prisma } from "./db";\nawait prisma.user.findMany();`,
    }),
  ).toEqual(found);
});

it("knows the client of a transaction", () => {
  expect(
    queriesIn({
      "main.ts": `
        import { PrismaClient, type Prisma } from "@prisma/client";
        const prisma = new PrismaClient();
        await prisma.$transaction(async (tx) => { await tx.user.findMany(); });
        async function inside(tx: Prisma.TransactionClient) { await tx.user.findMany(); }
        async function also(tx: Parameters<Parameters<typeof prisma.$transaction>[0]>[0]) { await tx.user.findMany(); }
        async function less(tx: Omit<PrismaClient, "$connect">) { await tx.user.findMany(); }`,
    }),
  ).toEqual([...found, ...found, ...found, ...found]);
});

it("knows the client that a project's own transaction helper hands over", () => {
  expect(
    queriesIn({
      "tx.ts": `
        import { PrismaClient } from "@prisma/client";
        const prisma = new PrismaClient();
        export const withTransaction = <T>(run: (tx: PrismaClient) => Promise<T>) => prisma.$transaction(run);
        export function untyped(run) { return prisma.$transaction((tx) => run(tx)); }`,
      "main.ts": `
        import { untyped, withTransaction } from "./tx";
        await withTransaction(async (tx) => { await tx.user.findMany(); });
        await untyped(async (client) => { await client.user.findMany(); });`,
    }),
  ).toEqual([...found, ...found]);
});

it("knows fields: parameter properties, assignments, initialisers, inherited ones", () => {
  expect(
    queriesIn({
      "prisma.service.ts": `import { PrismaClient } from "@prisma/client";\nexport class PrismaService extends PrismaClient {}`,
      "base.ts": `
        import { PrismaService } from "./prisma.service";
        export abstract class Base { constructor(protected readonly prisma: PrismaService) {} }`,
      "main.ts": `
        import { PrismaClient } from "@prisma/client";
        import { Base } from "./base";
        import { PrismaService } from "./prisma.service";
        class A { constructor(private readonly prisma: PrismaService) {} run() { return this.prisma.user.findMany(); } }
        class B { private db; constructor(db: PrismaClient) { this.db = db; } run() { return this.db.user.findMany(); } }
        class C { #db = new PrismaClient(); run() { return this.#db.user.findMany(); } }
        class D extends Base { run() { return this.prisma.user.findMany(); } }
        class E extends PrismaClient { run() { return this.user.findMany(); } }`,
    }),
  ).toEqual([...found, ...found, ...found, ...found, ...found]);
});

it("knows a client that travels in a context object", () => {
  expect(
    queriesIn({
      "context.ts": `
        import { PrismaClient } from "@prisma/client";
        const prisma = new PrismaClient();
        export const createContext = async (request: Request) => ({ prisma, request });
        export type Context = Awaited<ReturnType<typeof createContext>>;
        export interface Services { readonly db: PrismaClient }`,
      "main.ts": `
        import type { Context, Services } from "./context";
        export const a = (ctx: Context) => ctx.prisma.user.findMany();
        export const b = ({ prisma }: Context) => prisma.user.findMany();
        export const c = ({ db: client }: Services) => client.user.findMany();
        export const d = (db: Services["db"]) => db.user.findMany();`,
    }),
  ).toEqual([...found, ...found, ...found, ...found]);
});

it("knows the context of tRPC procedures", () => {
  expect(
    queriesIn({
      "trpc.ts": `
        import { initTRPC } from "@trpc/server";
        import { PrismaClient } from "@prisma/client";
        const db = new PrismaClient();
        export const createTRPCContext = async (opts: { headers: Headers }) => ({ db, ...opts });
        const t = initTRPC.context<typeof createTRPCContext>().create({});
        export const protectedProcedure = t.procedure.use(({ ctx, next }) => next({ ctx: { user: ctx.user } }));`,
      "main.ts": `
        import { protectedProcedure } from "./trpc";
        export const list = protectedProcedure.input({}).query(async ({ ctx, input }) => ctx.db.user.findMany());`,
    }),
  ).toEqual(found);
});

it("reads CommonJS", () => {
  expect(
    queriesIn(
      {
        "db.js": `const { PrismaClient } = require("@prisma/client");\nconst prisma = new PrismaClient();\nmodule.exports = { prisma };`,
        "main.js": `const { prisma } = require("./db");\nconst db = require("./db");\nprisma.user.findMany();\ndb.prisma.user.findMany();`,
      },
      "main.js",
    ),
  ).toEqual([...found, ...found]);
});

it("knows methods that are bound and handed on", () => {
  expect(
    queriesIn({
      "pool.ts": `
        import { PrismaClient } from "@prisma/client";
        class Pool { client = new PrismaClient(); get() { return this.client; } }
        const pool = new Pool();
        export const get = pool.get.bind(pool);
        const { user } = pool.client;
        export const findMany = user.findMany.bind(user);`,
      "main.ts": `import { findMany, get } from "./pool";\nawait get().user.findMany();\nawait findMany({});`,
    }),
  ).toEqual([...found, ...found]);
});

it("knows parameters that are typed as a list", () => {
  expect(
    queriesIn({
      "tenant.ts": `
        import { PrismaClient } from "@prisma/client";
        class Queries { users = new PrismaClient().user; }
        export interface Tenant { queries: Queries }
        type Init<T> = (router: T, tenant: Tenant) => void;
        export type InitArguments<T> = Parameters<Init<T>>;`,
      "main.ts": `
        import type { InitArguments, Tenant } from "./tenant";
        export function routes<T>(...[router, { queries: { users } }]: InitArguments<T>) { return users.findMany(); }
        export function more(...[tenant]: [Tenant, string]) { return tenant.queries.users.findMany(); }`,
    }),
  ).toEqual([...found, ...found]);
});

it("reads CommonJS modules that export one value", () => {
  expect(
    queriesIn(
      {
        "db.js": `const { PrismaClient } = require("@prisma/client");\nmodule.exports = new PrismaClient();`,
        "users.js": `const db = require("./db");\nmodule.exports = { db, get: () => db };`,
        "main.js": `const db = require("./db");\nconst users = require("./users");\ndb.user.findMany();\nusers.db.user.findMany();\nusers.get().user.findMany();`,
      },
      "main.js",
    ),
  ).toEqual([...found, ...found, ...found]);
});

it("is bounded on code that defines itself by itself", () => {
  expect(
    queriesIn({
      "main.ts": `
        import { a } from "./other";
        let state = { items: [] };
        state = { ...state, db: state.db };
        state.db.user.findMany();
        a.user.findMany();
        type Loop = { next: Loop } | Loop[];
        declare const loop: Loop;
        loop.next.next.findMany();
        const f = () => f().g;
        f().user.findMany();`,
      "other.ts": `export { a } from "./main";\nimport { a } from "./main";\nexport const b = a;`,
    }),
  ).toEqual([]);
});

it("believes the settings where it can't see", () => {
  const settings = {
    bindings: [
      { module: "@/server/db", export: "db", is: "prisma.Client" },
      { module: "lib/store", export: "default", is: "prisma.Client" },
    ],
  };
  const files = {
    "lib/store.ts": `export default createSomehow();`,
    "main.ts": `import { db } from "@/server/db";\nimport store from "./lib/store";\nawait db.user.findMany();\nawait store.user.findMany();`,
  };
  expect(queriesIn(files, "main.ts", settings)).toEqual([...found, ...found]);
});

it("takes a model of the user's own", () => {
  const settings = {
    models: [
      {
        name: "acme-sql",
        modules: [{ specifiers: ["@acme/sql"], exports: { sql: { is: "Sql" } } }],
        types: { Sql: { members: { many: { statement: { operation: "read" } } } } },
      },
    ],
  };
  expect(
    queriesIn(
      { "main.ts": `import { sql } from "@acme/sql";\nawait sql.many("select 1");` },
      "main.ts",
      settings,
    ),
  ).toEqual(["acme-sql.many"]);
});

it("says what is wrong with the settings", () => {
  const main = { "main.ts": "" };
  expect(() => queriesIn(main, "main.ts", { binding: [] })).toThrow(/binding/);
  expect(() =>
    queriesIn(main, "main.ts", { bindings: [{ module: "a", export: "b", is: "prisma" }] }),
  ).toThrow(/bindings\.0\.is/);
  expect(() =>
    queriesIn(main, "main.ts", { bindings: [{ module: "a", export: "b", is: "prisma.Nothing" }] }),
  ).toThrow(/Client/);
});
