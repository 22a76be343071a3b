import { expect, it } from "vitest";
import type { Files } from "../../project/temporary-project.ts";
import { fixedIn } from "./fixed-in.ts";

const service = `import { prisma } from "./db.js";

export async function getUser(id: string) {
  const user = await prisma.user.findUnique({ where: { id } });
  if (!user) throw new Error(\`No user \${id}\`);
  return user;
}
`;
const base: Files = {
  "package.json": `{ "name": "app", "dependencies": { "express": "5" } }`,
  "src/db.ts": `import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();\n`,
};

async function firstThrow(files: Files, filename = "src/users.ts", settings?: object): Promise<string> {
  const { text } = await fixedIn({ ...base, ...files }, filename, "no-raw-error", settings);
  const imported = text
    .split("\n")
    .filter((line) => /Error|Exception|Failure/.test(line) && /import|require/.test(line));
  const thrown = /throw [^;]*/.exec(text)?.[0] ?? "";
  return [...imported, thrown].join("\n");
}

it("takes the class that has the status by itself", async () => {
  const files = {
    "src/users.ts": service,
    "src/errors.ts": `
      export class AppError extends Error { constructor(public status: number, message: string) { super(message); } }
      export class NotFoundError extends AppError { constructor(message: string) { super(404, message); } }`,
  };
  expect(await firstThrow(files)).toBe(
    'import { NotFoundError } from "./errors.js";\nthrow new NotFoundError(`No user ${id}`)',
  );
});

it.each([
  ["NotFoundError", true],
  ["HTTPNotFoundException", true],
  ["ResourceNotFoundError", true],
  ["UserNotFoundError", false],
  ["TrialEndedError", false],
])("uses a class with a fixed status if its name says no more than that: %s", async (name, isUsed) => {
  const files = {
    "src/users.ts": service,
    "src/errors.ts": `export class ${name} extends Error { status = 404; constructor(message: string) { super(message); } }`,
  };
  expect(await firstThrow(files)).toBe(
    isUsed
      ? `import { ${name} } from "./errors.js";\nthrow new ${name}(\`No user \${id}\`)`
      : "throw new Error(`No user ${id}`)",
  );
});

it.each([
  [
    "status first",
    "constructor(public status: number, message: string) { super(message); }",
    "404, `No user ${id}`",
  ],
  [
    "message first",
    "status; constructor(message: string, status = 500) { super(message); this.status = status; }",
    "`No user ${id}`, 404",
  ],
  [
    "an object",
    "status; constructor(options: { message: string; status: number; cause?: unknown }) { super(options.message); this.status = options.status; }",
    "{ message: `No user ${id}`, status: 404 }",
  ],
  [
    "a code",
    'constructor(public code: "NOT_FOUND" | "CONFLICT", message: string) { super(message); }',
    '"NOT_FOUND", `No user ${id}`',
  ],
])("reads the constructor: %s", async (_, members, written) => {
  const files = {
    "src/users.ts": service,
    "src/errors.ts": `export class AppError extends Error { ${members} }`,
  };
  expect(await firstThrow(files)).toBe(
    `import { AppError } from "./errors.js";\nthrow new AppError(${written})`,
  );
});

it("leaves a constructor alone that wants what nobody knows", async () => {
  const files = {
    "src/users.ts": service,
    "src/errors.ts":
      "export class AppError extends Error { status = 404; constructor(tenant: Tenant, message: string) { super(message); } }",
  };
  expect(await firstThrow(files)).toBe("throw new Error(`No user ${id}`)");
});

it("imports as the neighbours do: alias and barrel", async () => {
  const files = {
    "tsconfig.json": `{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }`,
    "src/users.ts": service,
    "src/orders.ts": `import { AppError } from "@/errors";\nexport const fail = () => { throw new AppError(409, "Taken"); };`,
    "src/errors/index.ts": `export * from "./app-error";`,
    "src/errors/app-error.ts":
      "export class AppError extends Error { constructor(readonly status: number, message: string) { super(message); } }",
  };
  expect(await firstThrow(files)).toBe(
    'import { AppError } from "@/errors";\nthrow new AppError(404, `No user ${id}`)',
  );
});

it("requires in CommonJS, in the quotes of the file", async () => {
  const files = {
    "src/users.js": `const { User } = require('./models');

const getUser = async (id) => {
  const user = await User.findOne({ id });
  if (!user) {
    throw new Error('User not found');
  }
  return user;
};

module.exports = { getUser };
`,
    "src/models.js": `const mongoose = require('mongoose');\nmodule.exports = { User: mongoose.model('User', new mongoose.Schema({})) };`,
    "src/utils/ApiError.js":
      "class ApiError extends Error { constructor(statusCode, message) { super(message); this.statusCode = statusCode; } }\nmodule.exports = ApiError;",
  };
  expect(await firstThrow(files, "src/users.js")).toBe(
    "const ApiError = require('./utils/ApiError');\nthrow new ApiError(404, 'User not found')",
  );
});

it("takes the class that settings name", async () => {
  const files = {
    "src/users.ts": service,
    "src/own.ts":
      "export default class Failure extends Error { constructor(readonly status: number, message: string) { super(message); } }",
    "src/errors.ts":
      "export class AppError extends Error { constructor(readonly status: number, message: string) { super(message); } }",
  };
  const settings = { vocabulary: { error: { module: "./own.js", export: "default" } } };
  expect(await firstThrow(files, "src/users.ts", settings)).toBe(
    'import Failure from "./own.js";\nthrow new Failure(404, `No user ${id}`)',
  );
});

it("sees helpers through, and leaves the errors alone that a caller translates", async () => {
  const files = {
    "src/users.ts": `import { findUser } from "./find.js";
import { AppError } from "./errors.js";

async function load(id: string) {
  const user = await findUser(id);
  if (!user) throw new Error("no user");
  return user;
}

export async function getUser(id: string) {
  try {
    return await load(id);
  } catch {
    throw new AppError(404, "No such user");
  }
}
`,
    "src/find.ts": `import { prisma } from "./db.js";\nexport const findUser = (id: string) => prisma.user.findFirst({ where: { id } });`,
    "src/errors.ts":
      "export class AppError extends Error { constructor(readonly status: number, message: string) { super(message); } }",
  };
  const { left } = await fixedIn({ ...base, ...files }, "src/users.ts", "no-raw-error");
  expect(left).toEqual([]);
  const open = files["src/users.ts"]
    .replace('    throw new AppError(404, "No such user");', '    throw new AppError(404, "No such user");')
    .replace("async function load", "export async function load");
  expect(await firstThrow({ ...files, "src/users.ts": open })).toContain(
    'throw new AppError(404, "no user")',
  );
});

const translating = `
import { Router } from "express";
import { getUser } from "./users";
export const router = Router();
router.get("/:id", async (request, response) => {
  try {
    response.json(await getUser(request.params.id));
  } catch {
    response.status(404).json({ error: "No such user" });
  }
});`;
const letting = `
import { Router } from "express";
import { getUser } from "./users";
export const router = Router();
router.put("/:id", async (request, response) => {
  response.json(await getUser(request.params.id));
});`;

it.each([
  ["every caller translates it", { "src/routes.ts": translating }, 0],
  ["one caller lets it through", { "src/routes.ts": translating, "src/more-routes.ts": letting }, 1],
  ["nobody is seen to call it", {}, 1],
])("looks at what callers in other files do: %s", async (_, routes, count) => {
  const files = { ...base, "src/users.ts": service, ...routes };
  expect((await fixedIn(files, "src/users.ts", "no-raw-error")).left).toHaveLength(count);
});
