import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { unifiedDiff } from "../../src/check/diff.ts";
import { refactor, type RefactorRequest } from "../../src/refactor/refactor.ts";
import { Refusal } from "../../src/refactor/refusal.ts";

/** What the tests use of Prisma's client. */
const prismaTypes = `
export interface User { id: number; email: string; name: string | null; teamId: number | null }
export interface Post { id: number; authorId: number; title: string }
interface Delegate<Row> {
  findUnique(options: { where: Partial<Row> }): Promise<Row | null>;
  findUniqueOrThrow(options: { where: Partial<Row> }): Promise<Row>;
  findFirst(options: { where: Partial<Row>; orderBy?: object }): Promise<Row | null>;
  findMany(options: {
    where?: { [Column in keyof Row]?: Row[Column] | { in: NonNullable<Row[Column]>[] } };
    take?: number;
  }): Promise<Row[]>;
  update(options: { where: Partial<Row>; data: Partial<Row> }): Promise<Row>;
}
export class PrismaClient {
  user: Delegate<User>;
  post: Delegate<Post>;
}
`;

const schema = `
generator client {
  provider = "prisma-client-js"
}
model User {
  id     Int     @id
  email  String  @unique
  name   String?
  teamId Int?
}
model Post {
  id       Int    @id
  authorId Int
  title    String
}
`;

const tsconfig = {
  compilerOptions: {
    strict: true,
    noUncheckedIndexedAccess: true,
    target: "ES2023",
    lib: ["ES2023"],
    module: "ESNext",
    moduleResolution: "Bundler",
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
  },
};

export const db = `
import { PrismaClient } from "@prisma/client";
export const prisma = new PrismaClient();
`;

/** A strict project on Prisma in a new folder that goes away with the test. */
export function project(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "backend-patterns-refactor-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const all = {
    "package.json": `{ "type": "module" }`,
    "tsconfig.json": JSON.stringify(tsconfig),
    "schema.prisma": schema,
    "node_modules/@prisma/client/package.json": `{ "name": "@prisma/client", "types": "index.d.ts" }`,
    "node_modules/@prisma/client/index.d.ts": prismaTypes,
    "src/db.ts": db,
    ...files,
  };
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content.replace(/^\n/, ""));
  }
  return root;
}

export interface Planned {
  /** One diff of all files. */
  diff: string;
  conditions: readonly string[];
  wiring?: string;
}

/** Plans a refactoring for the line that holds `text`. */
export async function plan(
  root: string,
  file: string,
  text: string,
  request: Partial<RefactorRequest> = {},
): Promise<Planned> {
  const path = join(root, file);
  const line =
    readFileSync(path, "utf8")
      .split("\n")
      .findIndex((one) => one.includes(text)) + 1;
  const { changes, conditions, wiring } = await refactor({
    plan: "batch_twin",
    file: path,
    line,
    cwd: root,
    runsProjectCode: false,
    ...request,
  });
  const diff = changes.map((change) => unifiedDiff(change, root)).join("");
  return { diff, conditions, ...(wiring !== undefined && { wiring }) };
}

/** Why it isn't planned. */
export async function refusal(...request: Parameters<typeof plan>): Promise<string> {
  try {
    await plan(...request);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  throw new Error("Nothing stands in the way.");
}
