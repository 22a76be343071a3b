import type { TSESTree } from "@typescript-eslint/utils";
import type { Models } from "../../models/compile.ts";
import { importedBindings } from "../../project/imported-bindings.ts";
import { unwrapped } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import type { Facts } from "../facts-of.ts";

const known = new WeakMap<Models, readonly RegExp[]>();

/** The cheap test that spares most calls any look-up: the callee begins with a global, or with an import of a package that asks other services. */
export function mayAskElsewhere({ module, origins }: Facts, callee: TSESTree.Node): boolean {
  const root = rootOf(callee);
  if (root === undefined) return false;
  const imported = importedBindings(module).get(root.name);
  if (imported !== undefined) {
    const specifier = imported.specifier.replace(/^node:/, "");
    return !origins.bindings.isEmpty || packagesIn(origins.models).some((pattern) => pattern.test(specifier));
  }
  return (
    origins.models.global(root.name) !== undefined &&
    (variableAt(module.scopes, root, root.name)?.defs.length ?? 0) === 0
  );
}

function rootOf(node: TSESTree.Node): TSESTree.Identifier | undefined {
  const inner = unwrapped(node);
  switch (inner.type) {
    case "Identifier":
      return inner;
    case "MemberExpression":
      return rootOf(inner.object);
    case "CallExpression":
      return rootOf(inner.callee);
    default:
      return undefined;
  }
}

/** The packages of models with such calls. */
function packagesIn(models: Models): readonly RegExp[] {
  let packages = known.get(models);
  if (packages === undefined) {
    packages = models.all
      .filter((model) => JSON.stringify(model).includes('"outbound":'))
      .flatMap(({ modules }) => modules.flatMap(({ specifiers }) => specifiers))
      .map(
        (specifier) =>
          new RegExp(`^${specifier.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`),
      );
    known.set(models, packages);
  }
  return packages;
}
