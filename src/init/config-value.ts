import type { CallExpression, Expression, ObjectExpression, ArrayExpression, Program } from "oxc-parser";

/** Where a configuration's objects stand, in a form that takes one more in front of the others. */
export type ConfigValue =
  | { readonly kind: "array"; readonly node: ArrayExpression }
  /** `defineConfig(...)`, `tseslint.config(...)`: each argument is a configuration or a list of them. */
  | { readonly kind: "call"; readonly node: CallExpression }
  | { readonly kind: "object"; readonly node: ObjectExpression };

/** The value that an ESLint configuration file exports; `undefined` where it comes from elsewhere or is computed. */
export function configValue(program: Program): ConfigValue | undefined {
  const exported = exportedValues(program);
  const [value] = exported;
  return value && exported.length === 1 ? understood(value, program, 0) : undefined;
}

function exportedValues(program: Program): Expression[] {
  return program.body.flatMap((statement): Expression[] => {
    switch (statement.type) {
      case "ExportDefaultDeclaration":
        return isExpression(statement.declaration) ? [statement.declaration] : [];
      case "ExportNamedDeclaration":
        if (statement.source) return [];
        return statement.specifiers.flatMap(({ local, exported }) =>
          exported.type === "Identifier" && exported.name === "default" && local.type === "Identifier"
            ? [local as Expression]
            : [],
        );
      case "TSExportAssignment":
        return [statement.expression];
      case "ExpressionStatement": {
        const { expression } = statement;
        const isExport = expression.type === "AssignmentExpression" && isModuleExports(expression.left);
        return isExport ? [expression.right] : [];
      }
      default:
        return [];
    }
  });
}

function isExpression(node: { type: string }): node is Expression {
  return !node.type.endsWith("Declaration");
}

function isModuleExports(node: { type: string }): boolean {
  const { object, property } = node as { object?: { name?: string }; property?: { name?: string } };
  return node.type === "MemberExpression" && object?.name === "module" && property?.name === "exports";
}

/** More hops than anybody writes: the limit ends circles. */
const maximumHops = 10;

function understood(node: Expression, program: Program, hops: number): ConfigValue | undefined {
  if (hops > maximumHops) return undefined;
  switch (node.type) {
    case "ArrayExpression":
      return { kind: "array", node };
    case "ObjectExpression":
      return { kind: "object", node };
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "ParenthesizedExpression":
      return understood(node.expression, program, hops + 1);
    case "Identifier": {
      const init = constant(node.name, program);
      return init && understood(init, program, hops + 1);
    }
    case "CallExpression":
      return calledValue(node, program, hops);
    default:
      return undefined;
  }
}

function calledValue(node: CallExpression, program: Program, hops: number): ConfigValue | undefined {
  const {
    callee,
    arguments: [only, ...others],
  } = node;
  // `[...].concat(...)` has its first objects in the array.
  const isConcat =
    callee.type === "MemberExpression" && !callee.computed && callee.property.name === "concat";
  if (isConcat) {
    const receiver = understood(callee.object, program, hops + 1);
    return receiver?.kind === "array" ? receiver : undefined;
  }
  if (!isConfigFunction(callee, program)) return undefined;
  return only?.type === "ArrayExpression" && others.length === 0
    ? { kind: "array", node: only }
    : { kind: "call", node };
}

/** Functions that flatten what they are given into one list, by module and exported name. */
const configFunctions: Readonly<Record<string, string>> = {
  "eslint/config": "defineConfig",
  "@eslint/config-helpers": "defineConfig",
  "typescript-eslint": "config",
};

function isConfigFunction(callee: Expression, program: Program): boolean {
  if (callee.type === "Identifier") {
    const source = sources(program).get(callee.name);
    return source !== undefined && configFunctions[source.module] === source.name;
  }
  if (callee.type !== "MemberExpression" || callee.computed || callee.object.type !== "Identifier")
    return false;
  const source = sources(program).get(callee.object.name);
  const isWhole = source?.name === "default" || source?.name === "*";
  return source !== undefined && isWhole && configFunctions[source.module] === callee.property.name;
}

interface Source {
  readonly module: string;
  /** The exported name; `*` for all that the module exports. */
  readonly name: string;
}

/** Where the top-level variables that are imported or required come from. */
function sources(program: Program): Map<string, Source> {
  const found = new Map<string, Source>();
  for (const statement of program.body) {
    if (statement.type === "ImportDeclaration") {
      for (const specifier of statement.specifiers) {
        found.set(specifier.local.name, { module: statement.source.value, name: importedName(specifier) });
      }
    } else if (statement.type === "VariableDeclaration") {
      for (const { id, init } of statement.declarations) {
        const module = init ? requiredModule(init) : undefined;
        if (module === undefined) continue;
        if (id.type === "Identifier") found.set(id.name, { module, name: "*" });
        else if (id.type === "ObjectPattern") {
          for (const property of id.properties) {
            if (property.type === "RestElement" || property.key.type !== "Identifier") continue;
            if (property.value.type === "Identifier")
              found.set(property.value.name, { module, name: property.key.name });
          }
        }
      }
    }
  }
  return found;
}

type ImportSpecifier = Extract<Program["body"][number], { type: "ImportDeclaration" }>["specifiers"][number];

function importedName(specifier: ImportSpecifier): string {
  if (specifier.type === "ImportDefaultSpecifier") return "default";
  if (specifier.type === "ImportNamespaceSpecifier") return "*";
  return specifier.imported.type === "Identifier" ? specifier.imported.name : specifier.imported.value;
}

/** `x` of `require("x")`. */
export function requiredModule(node: Expression): string | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier" || node.callee.name !== "require")
    return undefined;
  const [argument] = node.arguments;
  return argument?.type === "Literal" && typeof argument.value === "string" ? argument.value : undefined;
}

/** The initialiser of a top-level `const`. */
function constant(name: string, program: Program): Expression | undefined {
  for (const statement of program.body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type !== "VariableDeclaration" || declaration.kind !== "const") continue;
    for (const { id, init } of declaration.declarations) {
      if (id.type === "Identifier" && id.name === name) return init ?? undefined;
    }
  }
  return undefined;
}
