import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "..");
const cache = path.join(root, "node_modules/.cache/prisma-clients");

/**
 * The folder of the client that Prisma generates for a schema. Generated once per content of the schema, below `node_modules`, where
 * Prisma finds its own runtime.
 */
export async function generatePrismaClient(schemaFile: string): Promise<string> {
  const schema = await readFile(schemaFile, "utf8");
  const require = createRequire(import.meta.url);
  const { version } = require("@prisma/client/package.json") as { version: string };
  const client = path.join(
    cache,
    createHash("sha256").update(version).update(schema).digest("hex").slice(0, 16),
  );
  if (existsSync(client)) return client;

  const draft = `${client}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  const draftSchema = path.join(draft, "draft.prisma");
  await writeFile(draftSchema, schema.replace(/(provider\s*=\s*"prisma-client-js")/, `$1\n  output = "."`));
  // Generating needs no schema engine, but Prisma downloads one unless it's told where one stands.
  await run(
    process.execPath,
    [require.resolve("prisma/build/index.js"), "generate", "--schema", draftSchema],
    {
      cwd: draft,
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" },
    },
  );
  await rename(draft, client).catch(() => rm(draft, { recursive: true }));
  return client;
}
