import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const examples = path.resolve(import.meta.dirname, "../../docs/examples");

/** Folders of the shop that every module of the corpus has a copy of; the others it has once. */
const layers = ["repositories", "services", "routes", "jobs"];

export interface CorpusOptions {
  files: number;
  /** How many functions, each in a module of its own, a call goes through before it comes to the query. */
  depth: number;
}

/**
 * Writes a backend of about so many files: modules that each hold the layers of the example shop and the pattern examples,
 * share one `lib`, and call each other through barrels.
 */
export function writeCorpus(root: string, { files, depth }: CorpusOptions): void {
  const source = (folder: string) => path.join(examples, "shop", folder);
  for (const folder of ["prisma", "src/lib", "src/middleware", "src/reporting"])
    cpSync(source(folder), path.join(root, folder), { recursive: true });
  for (const file of ["package.json", "tsconfig.json"]) cpSync(source(file), path.join(root, file));

  const templates = [...shopFiles(), ...patternFiles()];
  let written = scripts(path.join(root, "src")).length;
  for (let index = 0; written < files; index++) {
    const name = moduleName(index);
    const own = templates
      .slice(0, Math.max(0, files - written - 2))
      .map(({ file, text }) => ({ file, text: text(name) }));
    own.push({ file: "links.ts", text: links(index, depth) }, { file: "index.ts", text: barrel });
    for (const { file, text } of own) {
      const target = path.join(root, "src/modules", name, file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
    written += own.length;
  }
}

interface Template {
  readonly file: string;
  text(module: string): string;
}

function shopFiles(): Template[] {
  const src = path.join(examples, "shop/src");
  const app = [
    "app.ts",
    ...layers.flatMap((layer) => scripts(path.join(src, layer)).map((file) => path.join(layer, file))),
  ];
  // What the other files need comes first, for modules that are cut short.
  return app.reverse().map((file) => {
    const original = readFileSync(path.join(src, file), "utf8");
    const imported = new RegExp(`"@/(${layers.join("|")})/`, "g");
    return { file, text: (module) => original.replace(imported, `"@/modules/${module}/$1/`) };
  });
}

function patternFiles(): Template[] {
  const folder = path.join(examples, "patterns");
  return scripts(folder).map((file) => {
    const original = readFileSync(path.join(folder, file), "utf8");
    return { file: path.join("patterns", file), text: () => original };
  });
}

function scripts(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .filter((file) => !file.includes("node_modules"))
    .sort();
}

const moduleName = (index: number) => `m${String(index).padStart(4, "0")}`;

const barrel = ["services/order-service", "services/customer-service", "links"]
  .map((file) => `export * from "./${file}";\n`)
  .join("");

/** A function that calls its like in the module before, down to one that queries, and a loop that calls it. */
function links(index: number, depth: number): string {
  const isEnd = index % depth === 0;
  const before = index - 1;
  const callee = isEnd ? "orderRepository.findById" : `link${before}`;
  const specifier = `@/modules/${moduleName(isEnd ? index : before)}${isEnd ? "/repositories/order-repository" : ""}`;
  return `import { ${callee.split(".")[0]} } from "${specifier}";

export async function link${index}(id: string) {
  return ${callee}(id);
}

export async function listLinks${index}(ids: string[]) {
  const found = [];
  for (const id of ids) found.push(await link${index}(id));
  return found;
}
`;
}
