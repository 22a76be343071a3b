import type { Module, ResolvedExport } from "../project/module.ts";
import { topLevelVariable } from "../syntax/scopes.ts";
import { memberOf } from "./member.ts";
import type { Origins } from "./origins.ts";
import type { PackageValue, Value } from "./value.ts";
import { variableValue } from "./variable.ts";

/** The value that an import of `name` from `specifier` gives; `*` for the namespace, also of CommonJS modules. */
export function importedValue(
  origins: Origins,
  specifier: string,
  name: string,
  importer: string,
): Value | undefined {
  if (name === "*") return namespaceOf(origins, specifier, importer);
  const bound = boundValue(origins, specifier, name, importer);
  if (bound !== undefined) return bound;
  if (origins.project.resolve(specifier, importer) === undefined)
    return packageExport(origins, specifier, name);
  const resolved = origins.project.imported(specifier, name, importer);
  if (resolved !== undefined) return exportValue(origins, resolved) ?? generatedExport(origins, name);
  const filename = origins.project.resolve(specifier, importer);
  const module = filename === undefined ? undefined : origins.project.module(filename);
  return (module && exportsMember(origins, module, name)) ?? generatedExport(origins, name);
}

/** What the user's settings say that an import is. */
function boundValue(origins: Origins, specifier: string, name: string, importer: string): Value | undefined {
  if (origins.bindings.isEmpty) return undefined;
  const type = origins.bindings.find(specifier, origins.project.resolve(specifier, importer), name);
  return type && origins.library(type, {});
}

/** What `import * as` and `require` give: of a CommonJS module that exports one value, this value. */
export function namespaceOf(origins: Origins, specifier: string, importer: string): Value | undefined {
  const filename = origins.project.resolve(specifier, importer);
  if (filename === undefined) {
    return isPackage(specifier) || origins.models.knows(specifier)
      ? { kind: "package", specifier, path: [] }
      : undefined;
  }
  const resolved = origins.project.imported(specifier, "*", importer);
  return resolved && exportValue(origins, resolved);
}

/** A member of a module's namespace; CommonJS modules are seen through their `module.exports`. */
export function namespaceMember(origins: Origins, module: Module, name: string): Value | undefined {
  const resolved = origins.project.exported(module, name);
  return resolved === undefined ? exportsMember(origins, module, name) : exportValue(origins, resolved);
}

/** `module.exports = db`, where `db` gets its members elsewhere. */
function exportsMember(origins: Origins, module: Module, name: string): Value | undefined {
  if (!module.exports.commonjs || name === "default") return undefined;
  const resolved = origins.project.exported(module, "default");
  const value = resolved && exportValue(origins, resolved);
  if (value === undefined || value.kind === "namespace") return undefined;
  return memberOf(origins, value, name, origins.root(module));
}

/** `default` of a package that isn't modelled so is the package's namespace, as CommonJS packages appear to ES modules. */
export function packageExport(origins: Origins, specifier: string, name: string): Value | undefined {
  if (name === "*") return { kind: "package", specifier, path: [] };
  const type = origins.models.exported(specifier, name);
  if (type !== undefined) {
    const is = type.type.is === undefined ? type : origins.models.type(type.type.is, type.model);
    return is && origins.library(is, {});
  }
  // Generated clients are imported by alias, by path or from a package of the workspace, none of which need exist yet.
  const generated = generatedExport(origins, name);
  if (generated !== undefined || !isPackage(specifier)) return generated;
  if (origins.models.knows(specifier) && name === "default") return { kind: "package", specifier, path: [] };
  return { kind: "package", specifier, path: [name] };
}

/** What a package's namespace is when it is called: CommonJS gives both under one name. */
export function defaultExport(origins: Origins, { specifier, path }: PackageValue): Value | undefined {
  const type = path.length === 0 ? origins.models.exported(specifier, "default") : undefined;
  if (type === undefined) return undefined;
  const is = type.type.is === undefined ? type : origins.models.type(type.type.is, type.model);
  return is && origins.library(is, {});
}

function generatedExport(origins: Origins, name: string): Value | undefined {
  const type = origins.models.generated(name);
  return type && origins.library(type, {});
}

export function exportValue(origins: Origins, resolved: ResolvedExport): Value | undefined {
  switch (resolved.kind) {
    case "binding": {
      const variable = topLevelVariable(resolved.module.scopes, resolved.name);
      return variable && variableValue(origins, variable, origins.root(resolved.module));
    }
    case "expression":
      return origins.valueIn(resolved.node, resolved.module);
    case "namespace":
      return { kind: "namespace", module: resolved.module };
    case "package":
      return packageExport(origins, resolved.specifier, resolved.name);
  }
}

/** Something that names a package, as opposed to a path of the project (relative, or a common alias of one). */
function isPackage(specifier: string): boolean {
  return !/^(?:\.|\/|@\/|~|#)/.test(specifier);
}
