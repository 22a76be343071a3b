import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import { property } from "../../origins/place.ts";
import type { Frame } from "../../origins/value.ts";
import { unwrapped } from "../../syntax/nodes.ts";
import { keyOf, type Handler } from "./handler.ts";
import { covers } from "./paths.ts";
import { textsOf } from "./texts.ts";

/** Whether a description of routes is about the handler: a path, `{ path, method }`, or the controller itself. */
export function matchesRoute(
  origins: Origins,
  node: TSESTree.Node,
  frame: Frame,
  handler: Handler,
): boolean | undefined {
  const inner = unwrapped(node);
  if (inner.type === "ObjectExpression") {
    const path = property(inner, "path");
    const method = property(inner, "method");
    const name =
      method === undefined
        ? undefined
        : frame.module.text
            .slice(...method.range)
            .split(".")
            .at(-1);
    if (
      name !== undefined &&
      name !== "ALL" &&
      !handler.methods.includes(name) &&
      !handler.methods.includes("*")
    )
      return false;
    const texts = path && textsOf(origins, path, frame);
    return texts === undefined ? undefined : texts.some((text) => isRoute(text, handler.path));
  }
  const texts = textsOf(origins, inner, frame);
  if (texts !== undefined) return texts.some((text) => isRoute(text, handler.path));
  const value = origins.value(inner, frame);
  if (value?.kind !== "class") return undefined;
  const { registered } = handler;
  return (
    registered.by === "decorator" &&
    keyOf(value.frame.module, value.node) === keyOf(handler.module, registered.owner)
  );
}

/** Middleware is for this very path, unless it ends in a wildcard. */
function isRoute(text: string, path: string | undefined): boolean {
  if (/[*]|\(\.\*\)/.test(text) || text === "") return covers(text, path) !== false;
  const segments = (one: string) => one.split("/").filter((segment) => segment !== "");
  const [listed, own] = [segments(text), segments(path ?? "")];
  return (
    listed.length === own.length &&
    listed.every(
      (segment, i) => segment === own[i] || (segment.startsWith(":") && (own[i] ?? "").startsWith(":")),
    )
  );
}
