import type { TSESTree } from "@typescript-eslint/utils";
import type { Purpose } from "../../models/model.ts";
import type { Module } from "../../project/module.ts";
import type { Metadata } from "./metadata.ts";
import type { Placed } from "./texts.ts";

/** A function that a framework runs when a request comes. */
export interface Handler {
  /** The model's name. */
  readonly framework: string;
  /** HTTP methods, or kinds of operation (`QUERY`, `MUTATION`, `MESSAGE`); `*` for any. */
  readonly methods: readonly string[];
  /** As the framework writes it, without the prefixes of what it is mounted in. */
  readonly path: string | undefined;
  /** The version in the path, where the application writes versions there; `""` for none whatever its default. */
  readonly version?: string;
  /** What a report points at. */
  readonly head: TSESTree.Node;
  /** The expression or declaration that is the handler, wrappers included. */
  readonly handler: Placed;
  readonly module: Module;
  /** What the chain of builders, arguments, options or decorators puts in front of it, in order. */
  readonly before: readonly Placed[];
  /** What is said about it that other code reads: schemas in options, metadata of decorators. */
  readonly notes?: readonly Note[];
  /** What its decorators have noted. */
  readonly metadata?: Metadata;
  /** How it came to be registered: decides what else runs before it. */
  readonly registered: Registered;
}

export interface Note {
  readonly purpose: Purpose;
  readonly text: string;
}

export type Registered =
  /** On a router, by this call. */
  | { readonly by: "call"; readonly call: TSESTree.CallExpression; readonly routers: readonly string[] }
  /** As the only function of a server. */
  | { readonly by: "server"; readonly call: TSESTree.CallExpression; readonly listens: string | undefined }
  /** By the file's place. */
  | { readonly by: "file" }
  /** By a directive. */
  | { readonly by: "directive" }
  /** By decorators of this method. */
  | { readonly by: "decorator"; readonly method: TSESTree.MethodDefinition; readonly owner: TSESTree.Node }
  /** At the end of a builder chain. */
  | { readonly by: "builder"; readonly call: TSESTree.CallExpression };

/** The key of a node that is the same in the linted file and in its copy on disk. */
export function keyOf(module: Module, node: TSESTree.Node): string {
  return `${module.filename}#${node.range[0]}`;
}
