import { ts, type Diagnostic, type Project, type SourceFile } from "ts-morph";
import type { Change } from "./file-edits.ts";
import { projectAround } from "./typescript-project.ts";

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
  const wasBlind = hasMissingModules(project);
  for (const [index, { after }] of changes.entries()) files[index]?.replaceWithText(after);
  const known = before.map(described);
  const problems: string[] = [];
  const isBlind = wasBlind || hasMissingModules(project, isPackage);
  for (const problem of files.flatMap((file) => file.getPreEmitDiagnostics())) {
    const text = described(problem);
    const index = known.indexOf(text);
    if (index >= 0) known.splice(index, 1);
    else if (!isBlind || isSyntactic(problem)) problems.push(text);
  }
  return { problems, conditions: isBlind ? ["the types fit, of which some aren't installed here"] : [] };
}

/** Some import leads nowhere, in the changed files or in those that they reach: what depends on it has no types. */
function hasMissingModules(project: Project, counts: (specifier: string) => boolean = () => true): boolean {
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
          ts.isStringLiteral(statement.moduleSpecifier) &&
          counts(statement.moduleSpecifier.text) &&
          checker.getSymbolAtLocation(statement.moduleSpecifier) === undefined,
      ),
    );
}

/** What isn't installed is no fault of a change; a file of its own that it doesn't find is. */
function isPackage(specifier: string): boolean {
  return /^[^./]/.test(specifier);
}

function isSyntactic(problem: Diagnostic): boolean {
  return problem.getCode() < 2000;
}

function described(problem: Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(problem.compilerObject.messageText, " ");
  const file: SourceFile | undefined = problem.getSourceFile();
  return file ? `${file.getBaseName()}: ${message}` : message;
}
