import { ESLint } from "eslint";
import { expect, it } from "vitest";
import plugin from "../../../src/index.ts";
import { typescriptParser } from "../../../src/typescript-parser.ts";
import { temporaryProject, type Files } from "../../project/temporary-project.ts";

/** What the suggestion that puts a guard in front of the first open handler of `filename` makes of its file; `undefined` without one. */
async function guarded(files: Files, filename: string, auth?: object): Promise<string | undefined> {
  const cwd = temporaryProject({ "package.json": "{}", ...files });
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ["**/*.ts"],
        plugins: { "backend-patterns": plugin },
        languageOptions: { parser: typescriptParser },
        rules: { "backend-patterns/require-auth-wrapper": "error" },
        settings: { "backend-patterns": { vocabulary: { ...(auth && { auth }) } } },
      },
    ],
  });
  const [result] = await eslint.lintFiles([filename]);
  const [report] = result?.messages ?? [];
  expect(report?.messageId).toBe("unauthenticated");
  const fix = report?.suggestions?.find(({ messageId }) => messageId === "guardHandler")?.fix;
  const text = files[filename] ?? "";
  return fix && text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
}

const database = {
  "src/db.ts": `import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();\n`,
};

const steps = {
  ...database,
  "src/require-user.ts": `import type { RequestHandler } from "express";
export const requireUser: RequestHandler = (req, res, next) => {
  if (!req.headers.authorization) return res.sendStatus(401);
  next();
};
`,
  "src/users.ts": `import { Router } from "express";
import { requireUser } from "./require-user.js";
import { prisma } from "./db.js";
export const users = Router();
users.post("/users", requireUser, async (req, res) => res.json(await prisma.user.create({ data: req.body })));
users.delete("/users/:id", requireUser, async (req, res) => res.json(await prisma.user.delete({ where: req.params })));
`,
};

const orders = `import { Router } from "express";
import { prisma } from "./db.js";
export const orders = Router();
orders.post("/orders", async (req, res) => res.json(await prisma.order.create({ data: req.body })));
`;

it("puts what the project's other routes have in front of a route", async () => {
  expect(await guarded({ ...steps, "src/orders.ts": orders }, "src/orders.ts")).toBe(
    orders
      .replace(
        `import { prisma } from "./db.js";\n`,
        `import { prisma } from "./db.js";\nimport { requireUser } from "./require-user.js";\n`,
      )
      .replace(`"/orders", async`, `"/orders", requireUser, async`),
  );
});

it("has nothing to suggest where the project has no guard", async () => {
  expect(await guarded({ ...database, "src/orders.ts": orders }, "src/orders.ts")).toBeUndefined();
});

const route = (call: string) => `import { prisma } from "../../../db";
${call}
`;
const open = route(
  `export async function POST(request: Request) {\n  return Response.json(await prisma.order.create({ data: await request.json() }));\n}`,
);
const wrappers = {
  ...database,
  "src/with-user.ts": `export const withUser = (handler: (request: Request) => Promise<Response>) => async (request: Request) => {
  if (!request.headers.get("authorization")) return new Response(null, { status: 401 });
  return handler(request);
};
`,
  "src/app/api/users/route.ts": `import { withUser } from "../../../with-user";
import { prisma } from "../../../db";
export const POST = withUser(async (request: Request) => Response.json(await prisma.user.create({ data: await request.json() })));
`,
};

it("wraps a handler of Next as the project's others are", async () => {
  expect(await guarded({ ...wrappers, "src/app/api/orders/route.ts": open }, "src/app/api/orders/route.ts"))
    .toBe(`import { prisma } from "../../../db";
import { withUser } from "../../../with-user";
export const POST = withUser(async function POST(request: Request) {
  return Response.json(await prisma.order.create({ data: await request.json() }));
});
`);
});

const procedures = `import { initTRPC, TRPCError } from "@trpc/server";
const t = initTRPC.context<{ user?: { id: string } }>().create();
export const router = t.router;
export const publicProcedure = t.procedure;
export const protectedProcedure = t.procedure.use(({ ctx, next }) => {
  if (!ctx.user) throw new TRPCError({ code: "UNAUTHORIZED" });
  return next();
});
`;
const routerOf = (name: string, base: string) => `import { ${base}, router } from "./trpc";
import { prisma } from "./db";
export const ${name} = router({
  add: ${base}.mutation(async () => prisma.${name}.create({ data: {} })),
});
`;

it("begins a procedure with the base that the project's others begin with", async () => {
  const files = {
    ...database,
    "src/trpc.ts": procedures,
    "src/user.ts": routerOf("user", "protectedProcedure"),
    "src/order.ts": routerOf("order", "publicProcedure"),
  };
  const text = await guarded(files, "src/order.ts");
  expect(text).toContain("add: protectedProcedure.mutation(");
  expect(text).toMatch(/import \{[^}]*\bprotectedProcedure\b[^}]*\} from "\.\/trpc";/);
});

it.each([
  ["of a route", "src/orders.ts", orders, `"/orders", signedIn, async`],
  ["of Next", "src/app/api/orders/route.ts", open, "export const POST = signedIn(async function POST("],
])(
  "takes the guard that settings name, before those of the project, for a handler %s",
  async (_, file, text, put) => {
    const own = { "src/own.ts": "export const signedIn: any = make();\n" };
    const module = file.includes("app") ? "../../../own" : "./own";
    const files = { ...steps, ...wrappers, ...own, [file]: text };
    const found = await guarded(files, file, { module, export: "signedIn" });
    expect(found).toContain(put);
    expect(found).toContain(`import { signedIn } from "${module}";`);
  },
);

it("names a default export after its file", async () => {
  const files = { ...steps, "src/sign-in.ts": "export default make();\n", "src/orders.ts": orders };
  const found = await guarded(files, "src/orders.ts", { module: "./sign-in.js", export: "default" });
  expect(found).toContain(`import signIn from "./sign-in.js";`);
  expect(found).toContain(`"/orders", signIn, async`);
});

it("suggests no guard where what settings name isn't there", async () => {
  const files = { ...steps, "src/orders.ts": orders };
  expect(await guarded(files, "src/orders.ts", { module: "./gone.js", export: "signedIn" })).toBeUndefined();
});
