import type { TSESTree } from "@typescript-eslint/utils";
import type { Variable } from "@typescript-eslint/scope-manager";
import { importedName } from "../origins/variable.ts";
import type { Origins } from "../origins/origins.ts";
import type { Frame } from "../origins/value.ts";
import { topLevelVariable, variableAt } from "../syntax/scopes.ts";

/** The expression that a name stands for. */
export interface Constant {
  readonly node: TSESTree.Node;
  readonly frame: Frame;
  /** No other code reads it. */
  readonly onlyUse: boolean;
  /** More is appended to it later: `text += ...`. */
  readonly grows: boolean;
}

/** The initial value of a constant of this or another file, or the argument of a known call. */
export function constantOf(origins: Origins, node: TSESTree.Identifier, frame: Frame): Constant | undefined {
  const variable = variableAt(frame.module.scopes, node, node.name);
  const [definition] = variable?.defs ?? [];
  if (variable === undefined || definition === undefined || variable.defs.length > 1) return undefined;
  switch (definition.type) {
    case "Variable":
      return initialValue(variable, frame);
    case "Parameter": {
      const argument = origins.argument(definition.name as TSESTree.Node, frame);
      return argument && { ...argument, onlyUse: false, grows: false };
    }
    case "ImportBinding": {
      const declaration = definition.parent as TSESTree.Node | null | undefined;
      if (declaration?.type !== "ImportDeclaration") return undefined;
      const name = importedName(definition.node as TSESTree.Node);
      return importedConstant(origins, declaration.source.value, name, frame);
    }
    default:
      return undefined;
  }
}

function importedConstant(
  origins: Origins,
  specifier: string,
  name: string,
  frame: Frame,
): Constant | undefined {
  const resolved = origins.project.imported(specifier, name, frame.module.filename);
  if (resolved?.kind === "expression")
    return { node: resolved.node, frame: origins.root(resolved.module), onlyUse: false, grows: false };
  if (resolved?.kind !== "binding") return undefined;
  const variable = topLevelVariable(resolved.module.scopes, resolved.name);
  const constant = variable && initialValue(variable, origins.root(resolved.module));
  return constant && { ...constant, onlyUse: false };
}

function initialValue(variable: Variable, frame: Frame): Constant | undefined {
  const declarator = variable.defs[0]?.node as TSESTree.Node | undefined;
  if (declarator?.type !== "VariableDeclarator" || declarator.init == null) return undefined;
  if (declarator.id.type !== "Identifier") return undefined;
  const writes = variable.references.filter((reference) => reference.isWrite() && reference.init !== true);
  const appends = writes.every(({ identifier }) => {
    const assignment = identifier.parent;
    return assignment?.type === "AssignmentExpression" && assignment.operator === "+=";
  });
  if (!appends) return undefined;
  const reads = variable.references.filter((reference) => reference.isRead() && !reference.isWrite());
  const exported = declarator.parent.parent.type === "ExportNamedDeclaration";
  return { node: declarator.init, frame, onlyUse: reads.length === 1 && !exported, grows: writes.length > 0 };
}
