import { isBuiltin } from "node:module";
import path from "node:path";
import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import type { Module } from "../../project/module.ts";
import { callsByBody } from "../../syntax/calls.ts";
import { keyName } from "../../syntax/nodes.ts";
import { contains } from "../../syntax/walk.ts";
import { environmentsOf, packageEnvironments } from "../environment.ts";
import { handlersOf } from "../handler/handlers.ts";
import { queriesOf } from "../query.ts";
import { packageDirectory } from "../vocabulary/scan.ts";

type Side = "server" | "browser" | "unknown";

/** Bundlers put something in the place of these. */
const POLYFILLED =
  /^(?:assert|buffer|crypto|events|path|punycode|querystring|stream|string_decoder|url|util)$/;
/** What bundlers write into code for the browser. */
const PUBLIC = /^(?:NODE_ENV|(?:NEXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|PUBLIC|GATSBY|NUXT_PUBLIC)_)/;
const IN_PAGES = new Set([
  "window",
  "document",
  "localStorage",
  "sessionStorage",
  "navigator",
  "XMLHttpRequest",
  "chrome",
]);
/** What is shipped to somebody else, or helps tests. */
const shipped =
  /[\\/](?:public|static|assets|test-?(?:helpers?|utils?|kit)|testing|client|frontend|front-end|browser|electron|mobile|extension|sdk|\.github)[\\/]|service-?worker|[\\/]sw\.[jt]s$/i;
const MAX_DEPTH = 3;

const known = new WeakMap<Origins, WeakMap<Module, Side>>();

/** Whether a module runs on a server, in the course of its work: not in a page, a script or a test. */
export function runsOnServer(origins: Origins, module: Module): boolean {
  return sideOf(origins, module) === "server";
}

function sideOf(origins: Origins, module: Module): Side {
  let modules = known.get(origins);
  if (modules === undefined) known.set(origins, (modules = new WeakMap()));
  let side = modules.get(module);
  if (side === undefined) modules.set(module, (side = findSide(origins, module)));
  return side;
}

function findSide(origins: Origins, module: Module): Side {
  const environments = environmentsOf(origins, module);
  if (environments.has("browser") || environments.has("tests") || environments.has("commands"))
    return "browser";
  if (shipped.test(placeOf(origins, module.filename)) || mentionsPage(module)) return "browser";
  if (environments.has("requests") || environments.has("jobs")) return "server";
  if (handlersOf(origins, module).length > 0) return "server";
  if (isProgram(module)) return "unknown";
  if (queriesOf(origins, module).length > 0) return "server";
  if (isOfCommand(origins, module.filename)) return "unknown";
  if (/\.[jt]sx$/.test(module.filename)) return "unknown";
  if (isBound(origins, module, new Set(), 0)) return "server";
  const around = packageEnvironments(origins, module.filename);
  return around.has("requests") && !around.has("browser") ? "server" : "unknown";
}

/** The path within the package, the package's own folder included: what lies above is the user's. */
function placeOf(origins: Origins, filename: string): string {
  const root = packageDirectory(origins, filename);
  return path.sep + path.join(path.basename(root), path.relative(root, filename));
}

/** The module can't be part of a page: it queries, needs Node's modules or secrets, or imports a module of which this is true. */
function isBound(origins: Origins, module: Module, visited: Set<string>, depth: number): boolean {
  if (visited.has(module.filename)) return false;
  visited.add(module.filename);
  if (environmentsOf(origins, module).has("server") || readsSecrets(module)) return true;
  const specifiers = runtimeImports(module);
  const isServers = (specifier: string) =>
    isNodes(specifier) || origins.models.environment(specifier, "*") === "server";
  if (specifiers.some(isServers) || queriesOf(origins, module).length > 0) return true;
  if (depth >= MAX_DEPTH) return false;
  return specifiers.some((specifier) => {
    const filename = origins.project.resolve(specifier, module.filename);
    const imported = filename === undefined ? undefined : origins.project.module(filename);
    return imported !== undefined && isBound(origins, imported, visited, depth + 1);
  });
}

function isNodes(specifier: string): boolean {
  return specifier.startsWith("node:") || (isBuiltin(specifier) && !POLYFILLED.test(specifier));
}

/** Nothing can be called from elsewhere: what runs, runs when somebody starts it. */
function isProgram({ exports, ast }: Module): boolean {
  return (
    exports.named.size === 0 &&
    exports.stars.length === 0 &&
    ast.body.some(({ type }) => type === "ExpressionStatement" || type === "TryStatement")
  );
}

/** The package is installed to be run by hand. */
function isOfCommand(origins: Origins, filename: string): boolean {
  const manifest = origins.project.text(path.join(packageDirectory(origins, filename), "package.json"));
  return manifest !== undefined && /^\s*"bin"\s*:/m.test(manifest);
}

/** What is imported for more than its types. */
function runtimeImports({ ast }: Module): string[] {
  return ast.body.flatMap((node) => {
    if (node.type === "ImportDeclaration") {
      const isTypes =
        node.importKind === "type" ||
        (node.specifiers.length > 0 &&
          node.specifiers.every((one) => one.type === "ImportSpecifier" && one.importKind === "type"));
      return isTypes ? [] : [node.source.value];
    }
    return [];
  });
}

const secretsRead = new WeakMap<TSESTree.Program, boolean>();

/** `process.env.API_KEY`: a page would see `undefined`. */
function readsSecrets({ ast }: Module): boolean {
  let reads = secretsRead.get(ast);
  if (reads === undefined) {
    reads = contains(ast, (node) => {
      if (node.type !== "MemberExpression" || node.object.type !== "MemberExpression") return false;
      const { object } = node;
      if (
        object.object.type !== "Identifier" ||
        object.object.name !== "process" ||
        keyName(object) !== "env"
      )
        return false;
      const name = keyName(node);
      return name !== undefined && !PUBLIC.test(name);
    });
    secretsRead.set(ast, reads);
  }
  return reads;
}

/** Uses a global that only pages have. */
function mentionsPage({ scopes, ast }: Module): boolean {
  if (!callsByBody(ast).size) return false;
  return (scopes.globalScope?.through ?? []).some(({ identifier }) => IN_PAGES.has(identifier.name));
}
