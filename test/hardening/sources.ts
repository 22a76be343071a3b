import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Real programs that use every library, and one with every kind of syntax. */
export const sources = ["docs/examples/shop", "test/models", "test/hardening/syntax"]
  .flatMap((folder) => [...programs(folder)])
  .filter((filename) => !filename.includes("node_modules"))
  .map((filename) => ({ filename, text: fs.readFileSync(filename, "utf8") }))
  .filter(({ text }) => text.length < 20_000);

function* programs(folder: string): Generator<string> {
  for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })) {
    if (entry.isFile() && /\.tsx?$/.test(entry.name)) yield path.join(entry.parentPath, entry.name);
  }
}
