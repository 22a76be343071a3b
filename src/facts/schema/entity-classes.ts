import type { TSESTree } from "@typescript-eslint/utils";
import type { EntityClasses } from "../../models/model.ts";
import type { Origins } from "../../origins/origins.ts";
import { describedRow } from "../../origins/reference.ts";
import type { ClassNode, Frame } from "../../origins/value.ts";
import { keyName } from "../../syntax/nodes.ts";
import type { Query } from "../query.ts";
import type { Relation, Table } from "./table.ts";
import { decoratorsOf } from "../../syntax/decorators.ts";

const MAX_BASES = 5;

/** The table that a class describes: `@Column() name: string`, `declare name: string`. */
export function entityTable(origins: Origins, query: Query, names: EntityClasses): Table | undefined {
  const row = describedRow(origins, query.captures);
  if (row?.kind !== "instance") return undefined;
  const columns: string[] = [];
  const relations = new Map<string, Relation>();
  const key: string[] = [];
  let runsOnLoad = false;
  let found: { node: ClassNode; frame: Frame } | undefined = row;
  for (let depth = 0; found !== undefined && depth < MAX_BASES; depth++) {
    for (const member of found.node.body.body) {
      const name = "key" in member ? keyName(member) : undefined;
      if (member.type === "MethodDefinition")
        runsOnLoad ||= decoratorsOf(member).some(
          (one) => names.onLoad?.includes(decoratorName(one) ?? "") === true,
        );
      if (member.type !== "PropertyDefinition" || member.static || name === undefined) continue;
      const decorators = decoratorsOf(member).map((decorator) => decoratorName(decorator));
      const has = (listed: readonly string[]) =>
        decorators.some((one) => one !== undefined && listed.includes(one));
      if (has(names.relations))
        relations.set(name, { table: undefined, many: /Many$/.test(decorators.join()) });
      else if (decoratorsOf(member).some((one) => isHidden(one, names))) continue;
      else if (has(names.columns) || (member.declare && names.declared === true && !isRelationType(member)))
        columns.push(name);
      if (has(names.keys)) key.push(name);
    }
    found = baseOf(origins, found);
  }
  if (columns.length === 0) return undefined;
  return { name: row.node.id?.name ?? "", columns, relations, key, ...(runsOnLoad && { runsOnLoad }) };
}

/** `@Column({ select: false })`. */
function isHidden({ expression }: TSESTree.Decorator, { hidden }: EntityClasses): boolean {
  if (hidden === undefined || expression.type !== "CallExpression") return false;
  return expression.arguments.some(
    (argument) =>
      argument.type === "ObjectExpression" &&
      argument.properties.some(
        (option) =>
          option.type === "Property" &&
          keyName(option) === hidden.option &&
          option.value.type === "Literal" &&
          option.value.value === hidden.value,
      ),
  );
}

function decoratorName({ expression }: TSESTree.Decorator): string | undefined {
  const callee = expression.type === "CallExpression" ? expression.callee : expression;
  return callee.type === "Identifier" ? callee.name : undefined;
}

/** `declare posts?: NonAttribute<Post[]>`, and the methods that associations add. */
function isRelationType({ typeAnnotation }: TSESTree.PropertyDefinition): boolean {
  const type = typeAnnotation?.typeAnnotation;
  if (type?.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return false;
  return type.typeName.name === "NonAttribute" || /Mixin$/.test(type.typeName.name);
}

function baseOf(
  origins: Origins,
  { node, frame }: { node: ClassNode; frame: Frame },
): { node: ClassNode; frame: Frame } | undefined {
  if (node.superClass == null) return undefined;
  const base = origins.value(node.superClass, frame);
  return base?.kind === "class" ? base : undefined;
}
