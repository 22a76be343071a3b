import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import { placedNode, property } from "../../origins/place.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";
import type { Handler } from "./handler.ts";
import { matchesRoute } from "./route-match.ts";
import { joinPaths, type Registration } from "./registration.ts";
import { registrationsAround } from "./registrations.ts";
import { textsOf } from "./texts.ts";

/** HTTP methods have an address; queries, mutations and messages have a name. */
const ADDRESSED = /^(?:\*|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;

/** The path with what the whole application begins paths with: a prefix, a version. */
export function applicationPath(origins: Origins, handler: Handler): string | undefined {
  const { path, methods } = handler;
  if (path === undefined || !methods.every((method) => ADDRESSED.test(method))) return path;
  const around = registrationsAround(origins, handler.module);
  return joinPaths(prefixFor(origins, around, handler), versionFor(origins, around, handler), path);
}

/** Of several applications in one package, only what all agree on is sure. */
function agreed(texts: readonly string[]): string {
  const [first = "", ...others] = new Set(texts);
  return others.length === 0 ? first : "";
}

function prefixFor(origins: Origins, around: readonly Registration[], handler: Handler): string {
  const prefixes = around
    .filter(({ model }) => model.as === "prefix")
    .map(({ call, frame, model, paths }) => {
      const list = model.except && placedNode(call.arguments, { argument: 1, property: model.except });
      const excluded =
        list !== undefined &&
        list !== "" &&
        elementsOf(list).some((one) => matchesRoute(origins, one, frame, handler) === true);
      return excluded ? "" : (paths[0] ?? "");
    });
  return agreed(prefixes);
}

function elementsOf(node: TSESTree.Node): TSESTree.Node[] {
  const inner = unwrapped(node);
  return inner.type === "ArrayExpression" ? inner.elements.filter((element) => element !== null) : [inner];
}

function versionFor(origins: Origins, around: readonly Registration[], { version }: Handler): string {
  const texts = around.flatMap(({ model, call, frame }) => {
    const { versions } = model;
    const options = call.arguments[0] && unwrapped(call.arguments[0]);
    if (versions === undefined || options?.type !== "ObjectExpression") return [];
    const type = property(options, versions.type);
    if (type?.type !== "MemberExpression" || keyName(type) !== versions.value) return [];
    const text = (name: string) => {
      const value = property(options, name);
      return value && textsOf(origins, value, frame)?.[0];
    };
    const own = version ?? text(versions.initial);
    const mark = property(options, versions.prefix);
    const written =
      mark?.type === "Literal" && mark.value === false ? "" : (text(versions.prefix) ?? versions.mark);
    return own === undefined || own === "" ? [""] : [`${written}${own}`];
  });
  return agreed(texts);
}
