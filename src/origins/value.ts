import type { TSESTree } from "@typescript-eslint/utils";
import type { CompiledType } from "../models/compile.ts";
import type { CallModel } from "../models/model.ts";
import type { Module } from "../project/module.ts";

/** What the code captured on the way to a library value: a name known from the code, or the expression that gives it. */
export type Capture = string | { readonly node: TSESTree.Node; readonly frame: Frame };
export type Captures = Readonly<Record<string, Capture>>;

/**
 * Where an expression is read: its module, the class behind `this`, and what is known of the parameters of the
 * functions around it (for functions that a factory returned).
 */
export interface Frame {
  readonly module: Module;
  readonly self?: Value;
  readonly parameters?: ReadonlyMap<TSESTree.Node, Argument>;
  /** The frame that this one was made from by binding parameters. */
  readonly outer?: Frame;
}

/** An argument bound to a parameter: the parameter node's function was called with this. */
export interface Argument {
  readonly node: TSESTree.Node;
  readonly frame: Frame;
}

/** A value that a library made: an instance of one of the model's types. */
export interface LibraryValue {
  readonly kind: "library";
  readonly type: CompiledType;
  readonly captures: Captures;
  /** By the library's idiom only, not traced to an import. */
  readonly likely?: true;
  /** The type arguments with which it was made, for context-carrying builders. */
  readonly context?: Value;
}

/** A library's method or function, not called yet. */
export interface MethodValue {
  readonly kind: "method";
  readonly owner: LibraryValue | undefined;
  readonly ownerType: CompiledType;
  readonly name: string;
  readonly call: CallModel;
  readonly likely?: true;
}

export type FunctionNode =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression
  | TSESTree.TSEmptyBodyFunctionExpression
  | TSESTree.TSDeclareFunction;

/** A function of the project. */
export interface FunctionValue {
  readonly kind: "function";
  readonly node: FunctionNode;
  readonly frame: Frame;
}

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

export interface ClassValue {
  readonly kind: "class";
  readonly node: ClassNode;
  readonly frame: Frame;
}

export interface InstanceValue {
  readonly kind: "instance";
  readonly node: ClassNode;
  readonly frame: Frame;
}

/** A value of which only the declared type is known: an interface, an object type, a function type. */
export interface ShapeValue {
  readonly kind: "shape";
  readonly node:
    | TSESTree.TSInterfaceDeclaration
    | TSESTree.TSTypeLiteral
    | TSESTree.TSMappedType
    | TSESTree.TSFunctionType
    | TSESTree.TSMethodSignature;
  readonly frame: Frame;
  /** The type arguments, by parameter name. */
  readonly typeArguments?: ReadonlyMap<string, Value>;
}

export interface ObjectValue {
  readonly kind: "object";
  readonly node: TSESTree.ObjectExpression;
  readonly frame: Frame;
}

export interface ArrayValue {
  readonly kind: "array";
  readonly elements: readonly (Value | undefined)[];
  /** Any number of elements, all like the first. */
  readonly uniform?: true;
}

export interface NamespaceValue {
  readonly kind: "namespace";
  readonly module: Module;
}

/** Something of a package that no model describes: `lodash` -> `chunk`. */
export interface PackageValue {
  readonly kind: "package";
  readonly specifier: string;
  readonly path: readonly string[];
}

/** One of several: the classes that implement an interface, the branches of a condition. */
export interface AlternativesValue {
  readonly kind: "alternatives";
  readonly values: readonly Value[];
}

/** What the members are known to be, for values that the code doesn't spell out: the options object of a callback. */
export interface RecordValue {
  readonly kind: "record";
  readonly members: ReadonlyMap<string, Value>;
}

export type Value =
  | LibraryValue
  | MethodValue
  | FunctionValue
  | ClassValue
  | InstanceValue
  | ShapeValue
  | ObjectValue
  | ArrayValue
  | NamespaceValue
  | PackageValue
  | AlternativesValue
  | RecordValue;

/** More possibilities than this are as good as none. */
const MAX_ALTERNATIVES = 12;

export function alternatives(values: readonly (Value | undefined)[]): Value | undefined {
  const known = new Set<Value>();
  for (const value of values) {
    if (value?.kind === "alternatives") for (const one of value.values) known.add(one);
    else if (value !== undefined) known.add(value);
  }
  if (known.size <= 1) return known.values().next().value;
  return { kind: "alternatives", values: [...known].slice(0, MAX_ALTERNATIVES) };
}

/** A declared type that says less than the code itself: an object's or a function's shape, a package's own type, a handler's. */
export function isVague(type: Value): boolean {
  switch (type.kind) {
    case "shape":
    case "package":
      return true;
    case "library":
      return type.type.type.functionType === true;
    case "alternatives":
      return type.values.every(isVague);
    case "array":
      return type.elements.every((element) => element === undefined || isVague(element));
    default:
      return false;
  }
}

/** The functions of the project that a value may be. */
export function functionsIn(value: Value | undefined): FunctionValue[] {
  if (value?.kind === "function") return [value];
  return value?.kind === "alternatives" ? value.values.flatMap(functionsIn) : [];
}
