import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { basename, dirname, join } from "node:path";
import { examplesFolder } from "../docs/pages.ts";

const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
const versions: Readonly<Record<string, string>> = { ...manifest.devDependencies, ...manifest.dependencies };

/** What a reader has to install, and which files of other pages to copy, before a page's example runs. */
export function needsOf(id: string): string {
  const { packages, files } = importedFrom(modulesOf(id));
  const types = packages.map(typesOf).filter((name) => name in versions);
  const installs = [
    ...(packages.length > 0 ? [`npm i ${packages.map(withMajor).join(" ")}`] : []),
    ...(types.length > 0 ? [`npm i -D ${types.map(withMajor).join(" ")}`] : []),
  ];
  const pages = new Set(files.map(folderOf).sort());
  pages.delete(id);
  const copies = [...pages].map((page) => {
    const names = files.filter((path) => folderOf(path) === page).map((path) => `\`${basename(path)}\``);
    return `${names.sort().join(", ")} of [${page}](${page}.md)`;
  });
  return [
    `**To run it**, put these files into a folder \`${id}\``,
    copies.length > 0 ? `, and beside it, in folders named likewise: ${copies.join("; ")}. ` : ". ",
    installs.length > 0
      ? `Install: ${installs.map((line) => `\`${line}\``).join(" and ")}.`
      : "Nothing to install.",
    " Node runs the files as they are from 22.18 on; before that, `npx tsx` does.",
  ].join("");
}

/** The modules of an example, tests aside. */
export function modulesOf(id: string): string[] {
  const folder = join(examplesFolder, id);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => join(folder, name));
}

function importedFrom(modules: readonly string[]): { packages: string[]; files: string[] } {
  const packages = new Set<string>();
  const files = new Set(modules);
  // A set is walked in the order of insertion, and what is added on the way is walked as well.
  for (const file of files) {
    for (const specifier of specifiersIn(readFileSync(file, "utf8"))) {
      if (specifier.startsWith(".")) files.add(join(dirname(file), specifier));
      else if (!isBuiltin(specifier)) packages.add(specifier);
    }
  }
  return { packages: [...packages].sort(), files: [...files] };
}

function specifiersIn(code: string): string[] {
  return [...code.matchAll(/^(?:import|export)\b[^;]*?\bfrom "([^"]+)";$/gm)].flatMap(
    ([, name]) => name ?? [],
  );
}

function folderOf(path: string): string {
  return basename(dirname(path));
}

function typesOf(name: string): string {
  return `@types/${name}`;
}

function withMajor(name: string): string {
  return `${name}@${/\d+/.exec(versions[name] ?? "")?.[0] ?? "latest"}`;
}
