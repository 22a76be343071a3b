import path from "node:path";
import ts from "typescript";
import type { Client } from "./client.ts";

/** What the compiler has against each of these files, under `strict`. One program for all: the libraries' types are read once. */
export function typeCheck(
  files: string[],
  { paths = {}, declarations = [] }: Pick<Client<unknown>, "paths" | "declarations">,
): Map<string, string[]> {
  const program = ts.createProgram([...files, ...declarations], {
    target: ts.ScriptTarget.ES2023,
    lib: ["lib.es2023.d.ts"],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: ["node"],
    strict: true,
    noUncheckedIndexedAccess: true,
    experimentalDecorators: true,
    emitDecoratorMetadata: true,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    noEmit: true,
    paths,
  });
  return new Map(
    files.map((file) => [
      file,
      [
        ...program.getSyntacticDiagnostics(program.getSourceFile(file)),
        ...program.getSemanticDiagnostics(program.getSourceFile(file)),
      ].map(({ file: source, start, messageText }) => {
        const line = source && start !== undefined ? source.getLineAndCharacterOfPosition(start).line + 1 : 0;
        return `${path.basename(file)}:${line} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
      }),
    ]),
  );
}
