import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { examplesFolder, readPages, typescriptFences } from "./pages.ts";

const ambient = fileURLToPath(new URL("ambient.d.ts", import.meta.url));
const tsconfig = fileURLToPath(new URL("../../tsconfig.json", import.meta.url));

test("every code block and every example type-checks", { timeout: 120_000 }, () => {
  const fences = new Map(
    readPages()
      .flatMap(typescriptFences)
      .map((fence) => [fence.filename, fence]),
  );
  const examples = readdirSync(examplesFolder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(examplesFolder, name));
  const program = createProgram(
    [ambient, ...examples, ...fences.keys()],
    new Map([...fences].map(([filename, { code }]) => [filename, `${code}\nexport {};\n`])),
  );
  const problems = ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
    if (!diagnostic.file) return message;
    const { fileName } = diagnostic.file;
    const line = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line + 1;
    const fence = fences.get(fileName);
    const place = fence ? `${fence.page.name}:${fence.line + line}` : `${fileName}:${line}`;
    return `${place} ${message}`;
  });
  expect(problems).toEqual([]);
});

function createProgram(roots: string[], virtual: ReadonlyMap<string, string>): ts.Program {
  const config = ts.parseConfigFileTextToJson(tsconfig, ts.sys.readFile(tsconfig) ?? "{}");
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, join(tsconfig, ".."));
  const compilerOptions: ts.CompilerOptions = {
    ...options,
    noEmit: true,
    experimentalDecorators: true,
    jsx: ts.JsxEmit.Preserve,
  };
  const host = ts.createCompilerHost(compilerOptions);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => virtual.has(name) || fileExists(name);
  host.readFile = (name) => virtual.get(name) ?? readFile(name);
  host.getSourceFile = (name, languageVersion, ...rest) => {
    const text = virtual.get(name);
    return text === undefined
      ? getSourceFile(name, languageVersion, ...rest)
      : ts.createSourceFile(name, text, languageVersion);
  };
  return ts.createProgram(roots, compilerOptions, host);
}
