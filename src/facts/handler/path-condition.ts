import type { TSESTree } from "@typescript-eslint/utils";
import picomatch from "picomatch";
import { property } from "../../origins/place.ts";
import type { Frame } from "../../origins/value.ts";
import { isFunction, keyName, literalText, unwrapped } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import type { Inquiry } from "./inquiry.ts";
import { namesAlong } from "./request.ts";
import { definitionOf, textOf, textsOf } from "./texts.ts";

/** What a test of the request's path or method comes out as, for the request that is asked about. */
export function pathCondition(inquiry: Inquiry, node: TSESTree.Node, frame: Frame): boolean | undefined {
  if (node.type === "BinaryExpression") return equality(inquiry, node, frame);
  if (node.type !== "CallExpression") return undefined;
  const callee = unwrapped(node.callee);
  const { path, method } = inquiry.request;
  const [argument, second] = node.arguments;
  if (argument === undefined) return undefined;
  const matcher = inquiry.origins.value(callee, frame);
  // `isPublicRoute(request)`, of a library that makes such tests.
  const listed = matcher?.kind === "library" ? matcher.captures["paths"] : undefined;
  if (path !== undefined && listed !== undefined && typeof listed !== "string") {
    const texts = textsOf(inquiry.origins, listed.node, listed.frame);
    return texts && decided(texts.map((text) => matches(path, `^${text}$`)));
  }
  // `micromatch.isMatch(path, globs)`, `minimatch(path, glob)`.
  if (path !== undefined && second !== undefined && matcher?.kind !== "function" && isPath(argument, frame)) {
    const globs = textsOf(inquiry.origins, second, frame);
    return globs && decided(globs.map((glob) => globbed(path, glob)));
  }
  if (callee.type !== "MemberExpression") return undefined;
  const name = keyName(callee);
  if (name === undefined) return undefined;
  if (name === "includes" && isMethod(argument, frame)) {
    const listed = textsOf(inquiry.origins, callee.object, frame);
    return method === undefined || listed === undefined ? undefined : listed.includes(method);
  }
  if (path === undefined) return undefined;
  if (isPath(callee.object, frame)) {
    const texts = textsOf(inquiry.origins, argument, frame);
    if (texts === undefined) return undefined;
    const test = { startsWith: begins, endsWith: ends, includes: contains, match: matches }[name];
    return test && decided(texts.map((text) => test(path, text)));
  }
  if (isPath(argument, frame)) {
    const texts = textsOf(inquiry.origins, callee.object, frame);
    if (texts === undefined) return undefined;
    if (name === "includes" || name === "has") return decided(texts.map((text) => same(path, text)));
    if (name === "test") return decided(texts.map((text) => matches(path, text)));
    return undefined;
  }
  if ((name === "some" || name === "find") && isFunction(unwrapped(argument)))
    return someOf(inquiry, callee.object, unwrapped(argument) as TSESTree.ArrowFunctionExpression, frame);
  return undefined;
}

/** Whether the path that is asked about is one of a list: texts, `*` in them for anything, regular expressions, `{ url, methods }`. */
export function isListedPath(inquiry: Inquiry, list: TSESTree.Node, frame: Frame): boolean | undefined {
  const { path, method } = inquiry.request;
  const { node, frame: there } = definitionOf(inquiry.origins, list, frame);
  if (path === undefined) return undefined;
  if (node.type === "ArrayExpression") {
    return decided(node.elements.map((one) => (one === null ? false : isListedPath(inquiry, one, there))));
  }
  if (node.type === "ObjectExpression") {
    const url = property(node, "url");
    const methods = property(node, "methods") ?? property(node, "method");
    const listed = methods && textsOf(inquiry.origins, methods, there);
    if (methods !== undefined && (listed === undefined || method === undefined)) return undefined;
    const isMeant = listed?.some((one) => one.toUpperCase() === method) ?? true;
    return !isMeant ? false : url && isListedPath(inquiry, url, there);
  }
  const text = textOf(inquiry.origins, node, there);
  if (text === undefined) return undefined;
  if (node.type === "Literal" && "regex" in node) return matches(path, text);
  return text.includes("*") ? globbed(path, text.replace(/(?<!\*)\*$/, "**")) : same(path, text);
}

/** `open.some((prefix) => path.startsWith(prefix))`. */
function someOf(
  inquiry: Inquiry,
  list: TSESTree.Node,
  test: TSESTree.ArrowFunctionExpression,
  frame: Frame,
): boolean | undefined {
  const texts = textsOf(inquiry.origins, list, frame);
  const body = unwrapped(test.body);
  const { path } = inquiry.request;
  if (texts === undefined || path === undefined || body.type !== "CallExpression") return undefined;
  const callee = unwrapped(body.callee);
  const [argument] = body.arguments;
  if (callee.type !== "MemberExpression" || argument === undefined) return undefined;
  const name = keyName(callee) ?? "";
  if (isPath(callee.object, frame)) {
    const compare = { startsWith: begins, endsWith: ends, includes: contains, match: matches }[name];
    return compare && decided(texts.map((text) => compare(path, text)));
  }
  return name === "test" && isPath(argument, frame)
    ? decided(texts.map((text) => matches(path, text)))
    : undefined;
}

function equality(inquiry: Inquiry, node: TSESTree.BinaryExpression, frame: Frame): boolean | undefined {
  if (!/^[!=]==?$/.test(node.operator)) return undefined;
  const equal = node.operator.startsWith("=");
  for (const [value, other] of [
    [node.left, node.right],
    [node.right, node.left],
  ] as const) {
    const text = literalText(unwrapped(other));
    if (text === undefined) continue;
    const { method, path } = inquiry.request;
    if (isMethod(value, frame) && method !== undefined) return (text.toUpperCase() === method) === equal;
    if (isPath(value, frame) && path !== undefined) {
      const result = same(path, text);
      return result === undefined ? undefined : result === equal;
    }
  }
  return undefined;
}

/** Any true is true, all false is false. */
function decided(results: readonly (boolean | undefined)[]): boolean | undefined {
  if (results.includes(true)) return true;
  return results.every((result) => result === false) ? false : undefined;
}

export function isMethod(node: TSESTree.Node, frame: Frame): boolean {
  return endsIn(node, frame, /^(?:method|httpMethod)$/);
}

export function isPath(node: TSESTree.Node, frame: Frame): boolean {
  const inner = unwrapped(node);
  return endsIn(
    inner,
    frame,
    /^(?:path|pathname|originalUrl|url|baseUrl|nextUrl|href|routerPath|currentPath|requestPath)$/,
  );
}

function endsIn(node: TSESTree.Node, frame: Frame, names: RegExp): boolean {
  const inner = unwrapped(node);
  if (inner.type === "MemberExpression") return names.test(keyName(inner) ?? "");
  if (inner.type !== "Identifier") return false;
  if (names.test(inner.name)) return true;
  const definition = variableAt(frame.module.scopes, inner, inner.name)?.defs.at(-1)?.node as
    TSESTree.Node | undefined;
  if (
    definition?.type !== "VariableDeclarator" ||
    definition.init == null ||
    definition.id.type !== "Identifier"
  )
    return false;
  const init = unwrapped(definition.init);
  return init.type === "MemberExpression" && names.test(namesAlong(init).at(-1) ?? "");
}

const isVariable = (segment: string) => /^[:*{[(]/.test(segment) || segment === "**";
const segmentsOf = (path: string) => path.split("/").filter((segment) => segment !== "");

/** A path with what varies in it against a whole path of a list. */
function same(path: string, text: string): boolean | undefined {
  const [ours, theirs] = [segmentsOf(path), segmentsOf(text)];
  if (ours.length !== theirs.length)
    return ours.some((segment) => /^\[\.\.\.|^\*/.test(segment)) ? undefined : false;
  return compared(ours, theirs);
}

function compared(ours: readonly string[], theirs: readonly string[]): boolean | undefined {
  let open = false;
  for (const [index, segment] of theirs.entries()) {
    const own = ours[index] ?? "";
    if (isVariable(own)) open ||= !isVariable(segment);
    else if (own !== segment) return false;
  }
  return open ? undefined : true;
}

function begins(path: string, text: string): boolean | undefined {
  if (path.startsWith(text)) return true;
  const [ours, theirs] = [segmentsOf(path), segmentsOf(text)];
  return ours.length < theirs.length
    ? false
    : compared(ours.slice(0, theirs.length), theirs) === false
      ? false
      : undefined;
}

function ends(path: string, text: string): boolean | undefined {
  if (path.endsWith(text)) return true;
  return segmentsOf(path).some(isVariable) ? undefined : false;
}

function contains(path: string, text: string): boolean | undefined {
  if (path.includes(text)) return true;
  return segmentsOf(path).some(isVariable) ? undefined : false;
}

function globbed(path: string, glob: string): boolean | undefined {
  if (picomatch(glob, { dot: true })(path)) return true;
  return segmentsOf(path).some(isVariable) ? undefined : false;
}

/** A regular expression's source. */
export function matches(path: string, text: string): boolean | undefined {
  try {
    if (new RegExp(text).test(path)) return true;
  } catch {
    return undefined;
  }
  const varying = path.search(/[:*[{(]/);
  if (varying < 0) return false;
  // What all paths begin with that it matches, and all that may be meant: whatever else they are, they differ there.
  const theirs = literalStart(text);
  const ours = path.slice(0, varying);
  return theirs.startsWith(ours) || ours.startsWith(theirs) ? undefined : false;
}

/** `/api/admin` of `^\/api\/admin(.*)`. */
function literalStart(source: string): string {
  const text = source.replaceAll("\\/", "/");
  const literal = /^\^[\w/-]*/.exec(text)?.[0].slice(1) ?? "";
  const rest = text.slice(literal.length + 1);
  const isChoice = rest.replace(/\([^()]*\)/g, "").includes("|");
  if (isChoice) return "";
  return /^[?*{]/.test(rest) ? literal.slice(0, -1) : literal;
}
