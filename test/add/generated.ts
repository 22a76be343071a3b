import { readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { addCommand } from "../../src/cli/commands/add.ts";
import { project, type Run } from "../cli/run-check.ts";

/** Runs `add` in a folder. */
export async function add(cwd: string, args: string[]): Promise<Run> {
  const written = { stdout: "", stderr: "" };
  const code = await addCommand().run(args, {
    cwd,
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
    env: {},
  });
  return { code, ...written };
}

export const read = (...path: string[]) => readFileSync(join(...path), "utf8");

/** A project that finds the packages that are installed here. */
export function installedProject(files: Readonly<Record<string, string>>): string {
  const folder = project(files);
  symlinkSync(resolve(import.meta.dirname, "../../node_modules"), join(folder, "node_modules"), "dir");
  return folder;
}

/** A package.json of a project that has these. */
export function manifest(dependencies: readonly string[], fields: object = {}): string {
  return JSON.stringify({
    type: "module",
    dependencies: Object.fromEntries(dependencies.map((name) => [name, "*"])),
    ...fields,
  });
}

const strict: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  experimentalDecorators: true,
  skipLibCheck: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ["node"],
};

/** What the compiler says of files, at its strictest. */
export function typeErrors(folder: string, files: readonly string[]): string[] {
  const program = ts.createProgram(
    files.map((file) => join(folder, file)),
    { ...strict, typeRoots: [join(folder, "node_modules/@types")] },
  );
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName.slice(folder.length + 1) ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
}
