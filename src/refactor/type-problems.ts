import { dirname } from "node:path";
import { Project, ts, type Diagnostic, type FileSystemHost, type SourceFile } from "ts-morph";
import { mayRead } from "../project/disk.ts";
import type { Change } from "./file-edits.ts";

export interface TypeProblems {
  /** What the compiler has against the files after the change, and not before. */
  readonly problems: readonly string[];
  /** What it couldn't tell. */
  readonly conditions: readonly string[];
}

/** Compiles the changed files as their project does, before and after. */
export function typeProblems(changes: readonly Change[]): TypeProblems {
  const [first] = changes;
  if (first === undefined) return { problems: [], conditions: [] };
  const project = projectAround(first.path);
  const files = changes.map(({ path, before }) =>
    project.createSourceFile(path, before ?? "", { overwrite: true }),
  );
  const before = files.flatMap((file) => file.getPreEmitDiagnostics());
  const isBlind = hasMissingModules(project);
  for (const [index, { after }] of changes.entries()) files[index]?.replaceWithText(after);
  const known = before.map(described);
  const problems: string[] = [];
  for (const problem of files.flatMap((file) => file.getPreEmitDiagnostics())) {
    const text = described(problem);
    const index = known.indexOf(text);
    if (index >= 0) known.splice(index, 1);
    else if (!isBlind || isSyntactic(problem)) problems.push(text);
  }
  return { problems, conditions: isBlind ? ["the types fit, of which some aren't installed here"] : [] };
}

/** Some import leads nowhere, in the changed files or in those that they reach: what depends on it has no types. */
function hasMissingModules(project: Project): boolean {
  const program = project.getProgram().compilerObject;
  const checker = program.getTypeChecker();
  return program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile && !file.fileName.includes("/node_modules/"))
    .some(({ statements }) =>
      statements.some(
        (statement) =>
          ts.isImportDeclaration(statement) &&
          statement.importClause !== undefined &&
          checker.getSymbolAtLocation(statement.moduleSpecifier) === undefined,
      ),
    );
}

function projectAround(path: string): Project {
  const fileSystem = confined(new Project({ skipLoadingLibFiles: true }).getFileSystem());
  const config = ts.findConfigFile(dirname(path), (file) => mayRead(file) && ts.sys.fileExists(file));
  const project = new Project({
    fileSystem,
    skipAddingFilesFromTsConfig: true,
    ...(config === undefined ? {} : { tsConfigFilePath: config }),
    compilerOptions: {
      ...(config === undefined
        ? { strict: true, module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023 }
        : {}),
      allowJs: true,
      noEmit: true,
      skipLibCheck: true,
      noUnusedLocals: false,
    },
  });
  if (config !== undefined) addDeclarations(project, config);
  return project;
}

/** What a project declares for all of its files: globals, and members that it adds to packages. */
function addDeclarations(project: Project, config: string): void {
  const { config: written } = ts.readConfigFile(config, (file) => project.getFileSystem().readFileSync(file));
  const { fileNames } = ts.parseJsonConfigFileContent(written, ts.sys, dirname(config));
  for (const file of fileNames)
    if (/\.d\.[cm]?ts$/.test(file) && mayRead(file)) project.addSourceFileAtPathIfExists(file);
}

/** Reads nothing that the analysis may not read. */
function confined(host: FileSystemHost): FileSystemHost {
  const checks: Partial<FileSystemHost> = {
    readFileSync(path, encoding) {
      if (!mayRead(path)) throw new Error(`${path} may not be read.`);
      return host.readFileSync(path, encoding);
    },
    fileExistsSync: (path) => mayRead(path) && host.fileExistsSync(path),
  };
  return new Proxy(host, {
    get(target, name) {
      const own: unknown = Reflect.get(checks, name);
      const member: unknown = own ?? Reflect.get(target, name);
      return typeof member === "function" && own === undefined ? member.bind(target) : member;
    },
  });
}

function isSyntactic(problem: Diagnostic): boolean {
  return problem.getCode() < 2000;
}

function described(problem: Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(problem.compilerObject.messageText, " ");
  const file: SourceFile | undefined = problem.getSourceFile();
  return file ? `${file.getBaseName()}: ${message}` : message;
}
