import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** One line of the table in docs/fixes.md. */
export interface Proof {
  rule: string;
  client: string;
  form: string;
  engine: string;
  by: "--fix" | "suggestion";
  runs: number;
  before: number;
  after: number;
}

const folder = path.resolve(import.meta.dirname, "../../../node_modules/.cache/fix-proofs");

export async function writeProof(name: string, proofs: Proof[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${name}.json`), JSON.stringify(proofs, null, 2));
}

/** What the last run of test/fixes proved. */
export async function readProofs(): Promise<Proof[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".json")).sort();
  const proofs = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(path.join(folder, file), "utf8")) as Proof[]),
  );
  return proofs.flat();
}
