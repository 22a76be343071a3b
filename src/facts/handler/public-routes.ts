import type { TSESTree } from "@typescript-eslint/utils";
import picomatch from "picomatch";
import type { Module } from "../../project/module.ts";
import { keyName } from "../../syntax/nodes.ts";
import { decoratorNames } from "./decorations.ts";
import type { Handler } from "./handler.ts";
import { wordsIn } from "./words.ts";
import { decoratorsOf } from "../../syntax/decorators.ts";

/** Whether one of the globs is about the handler's path. A handler without a path is known by its name. */
export function isPublicRoute(path: string | undefined, globs: readonly string[]): boolean {
  if (path === undefined) return false;
  const text = normalised(path);
  return globs.some((glob) => matcherOf(glob)(text));
}

const matchers = new Map<string, picomatch.Matcher>();

function matcherOf(glob: string): picomatch.Matcher {
  let matcher = matchers.get(glob);
  if (matcher === undefined) {
    // `[...nextauth]` is the name of a file, not a choice of characters.
    const literal = glob.replace(/[[\]()]/g, "\\$&");
    matchers.set(glob, (matcher = picomatch(literal, { dot: true, nocase: true })));
  }
  return matcher;
}

/** `/resetPassword` and `/reset_password` are `/reset-password`. */
function normalised(path: string): string {
  return path
    .split("/")
    .map((segment) => (/^[:[{*]/.test(segment) ? segment : wordsIn(segment).join("-")))
    .join("/");
}

/** The code itself says that anybody may call: an `@public` tag above it, or a decorator of that name. */
export function saysPublic(handler: Handler): boolean {
  const { registered, module } = handler;
  if (registered.by === "decorator") {
    const owner = registered.owner as TSESTree.ClassDeclaration;
    const names = [
      ...decoratorNames(decoratorsOf(registered.method)),
      ...decoratorNames(decoratorsOf(owner)),
    ];
    if (names.some(meansPublic)) return true;
  }
  const node = statementOf(handler);
  return (
    hasTag(module, node) || (handler.handler.frame.module === module && hasTag(module, handler.handler.node))
  );
}

function meansPublic(name: string): boolean {
  const words = wordsIn(name).join("-");
  return /^(?:is-)?public(?:-route|-endpoint|-api|-access)?$|^(?:skip|no|without|ignore|disable|bypass|allow|optional)-(?:\w+-)*(?:auth\w*|guards?|jwt|anonymous|unauth\w*|login|session|public|guest)(?:-\w+)?$|^(?:open|anonymous|unauthenticated|unprotected|guest)(?:-\w+)?$/.test(
    words,
  );
}

/** What a `@public` tag stands above: the statement, or the member, that makes the handler. */
export function statementOf({ head, registered }: Handler): TSESTree.Node {
  const isOwn = registered.by === "decorator" && registered.method.parent.parent === registered.owner;
  let current: TSESTree.Node = isOwn ? registered.method : head;
  while (
    current.parent != null &&
    !/^(?:Program|BlockStatement|ClassBody)$/.test(current.parent.type) &&
    !(current.type === "Property" && keyName(current) !== undefined)
  )
    current = current.parent;
  return current;
}

/** A comment directly above that holds `@public`. */
function hasTag({ text }: Module, node: TSESTree.Node): boolean {
  const before = text.slice(0, node.range[0]).trimEnd();
  if (before.endsWith("*/")) return /@public\b/.test(before.slice(before.lastIndexOf("/*")));
  const line = before.slice(before.lastIndexOf("\n") + 1);
  return /^\s*\/\/.*@public\b/.test(line);
}
