import { dirname } from "node:path";
import { Project, ts, type FileSystemHost, type Node } from "ts-morph";
import { mayRead } from "../project/disk.ts";

/** The TypeScript project that a file belongs to, with the files that it reaches, and nothing that may not be read. */
export function projectAround(path: string): Project {
  const fileSystem = confined(new Project({ skipLoadingLibFiles: true }).getFileSystem());
  const config = ts.findConfigFile(dirname(path), (file) => mayRead(file) && ts.sys.fileExists(file));
  const defaults = { strict: true, module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023 };
  const project = new Project({
    fileSystem,
    skipAddingFilesFromTsConfig: true,
    ...(config === undefined ? {} : { tsConfigFilePath: config }),
    compilerOptions: {
      ...(config === undefined ? defaults : {}),
      allowJs: true,
      noEmit: true,
      skipLibCheck: true,
      noUnusedLocals: false,
    },
  });
  if (config !== undefined) addDeclarations(project, config);
  return project;
}

/** The types of expressions, as they are written: `undefined` for `any`. */
export function typeTexts(
  path: string,
  ranges: readonly (readonly [number, number])[],
): (string | undefined)[] {
  const file = projectAround(path).addSourceFileAtPath(path);
  return ranges.map(([start, end]) => {
    let node: Node | undefined = file.getDescendantAtPos(start);
    while (node !== undefined && (node.getStart() !== start || node.getEnd() !== end))
      node = node.getParent();
    const type = node?.getType().getBaseTypeOfLiteralType();
    return type === undefined || type.isAny()
      ? undefined
      : type.getText(node, ts.TypeFormatFlags.NoTruncation);
  });
}

/** What a project declares for all of its files: globals, and members that it adds to packages. */
function addDeclarations(project: Project, config: string): void {
  const { config: written } = ts.readConfigFile(config, (file) => project.getFileSystem().readFileSync(file));
  const { fileNames } = ts.parseJsonConfigFileContent(written, ts.sys, dirname(config));
  for (const file of fileNames)
    if (/\.d\.[cm]?ts$/.test(file) && mayRead(file)) project.addSourceFileAtPathIfExists(file);
}

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
