import path from "node:path";
import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import type { Argument } from "../../origins/value.ts";
import { keyName, literalText } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { elsewhere, packageDirectory } from "../vocabulary/scan.ts";

/** What a schema's own methods may be called for, without code that runs around statements. */
const HARMLESS = new Set(["index", "virtual", "method", "static", "get", "indexes"]);
const HARMLESS_MEMBERS = new Set(["methods", "statics", "query"]);
const HARMLESS_SETTINGS = new Set(["toJSON", "toObject", "timestamps", "id", "versionKey"]);

/** Whether code of the project may run before or after the statements of a schema's models: hooks, plugins, or what isn't in sight. */
export function hasHooks(origins: Origins, { node, frame }: Argument, library: string): boolean {
  return isOpen(node, frame.module.scopes) || hasGlobalHooks(origins, frame.module.filename, library);
}

/** The schema is handed to code that may hang hooks on it. */
function isOpen(definition: TSESTree.Node, scopes: Parameters<typeof variableAt>[0]): boolean {
  const schema = definition.parent;
  if (schema?.type !== "NewExpression") return true;
  const { parent } = schema;
  if (parent.type === "CallExpression") return !isModelCall(parent);
  if (parent.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return true;
  if (parent.parent.parent.type === "ExportNamedDeclaration") return true;
  const variable = variableAt(scopes, parent.id, parent.id.name);
  return (
    variable?.references.some(({ identifier, init }) => {
      return init !== true && !isHarmless(identifier as TSESTree.Node);
    }) !== false
  );
}

function isHarmless(reference: TSESTree.Node): boolean {
  const { parent } = reference;
  switch (parent?.type) {
    case "TSTypeQuery":
      return true;
    case "CallExpression":
      return parent.callee !== reference && isModelCall(parent);
    case "MemberExpression": {
      const name = parent.object === reference ? (keyName(parent) ?? "") : "";
      const call = parent.parent;
      if (HARMLESS_MEMBERS.has(name)) return true;
      if (call.type !== "CallExpression" || call.callee !== parent) return false;
      return HARMLESS.has(name) || (name === "set" && isHarmlessSetting(call));
    }
    default:
      return false;
  }
}

/** `model("User", schema)`, `mongoose.model(...)`. */
function isModelCall({ callee }: TSESTree.CallExpression): boolean {
  const name = callee.type === "Identifier" ? callee.name : keyName(callee as TSESTree.MemberExpression);
  return name === "model";
}

function isHarmlessSetting({ arguments: [name] }: TSESTree.CallExpression): boolean {
  return name !== undefined && HARMLESS_SETTINGS.has(literalText(name) ?? "");
}

const scans = Symbol("hooks on every schema");
const endings = [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs"];
/** A plugin that isn't one schema's alone; `sanitizeFilter` takes conditions such as `$in` for values. */
const forEverySchema = /\bsanitizeFilter\b|(?<![sS]chema)\.plugin\(/;

/** Some file of the package that speaks of the library changes how the statements of all models run. */
function hasGlobalHooks(origins: Origins, filename: string, library: string): boolean {
  const { project } = origins;
  const known = project.derived(scans, () => new Map<string, boolean>());
  const root = packageDirectory(origins, filename);
  const importing = new RegExp(`["']${library}["']`);
  let found = known.get(root);
  if (found === undefined) known.set(root, (found = endings.some(someFile)));
  return found;

  function someFile(ending: string): boolean {
    return project.filesNamed(ending, path.join(root, "package.json")).some((file) => {
      if (!file.startsWith(root + path.sep) || elsewhere.test(file.slice(root.length))) return false;
      const text = project.text(file);
      return text !== undefined && importing.test(text) && forEverySchema.test(text);
    });
  }
}
