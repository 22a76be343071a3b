import type { Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/utils";
import type { CompiledType, Models } from "../models/compile.ts";
import type { Module, Project } from "../project/module.ts";
import { Bindings } from "./bindings.ts";
import { evaluate } from "./expression.ts";
import type { Argument, Captures, ClassNode, Frame, InstanceValue, LibraryValue, Value } from "./value.ts";

/** Deep enough for real chains of aliases, factories and base classes; a stop for the pathological. */
const MAX_DEPTH = 60;

/** Expressions of text, numbers and the like, by far the most: no library made them. */
const VALUELESS: ReadonlySet<string> = new Set([
  "Literal",
  "TemplateLiteral",
  "BinaryExpression",
  "UnaryExpression",
  "UpdateExpression",
  "JSXElement",
  "JSXFragment",
]);

/**
 * Answers "what is this value?", backwards and on demand, across files. One per project generation and set of models:
 * every answer is remembered.
 */
export class Origins {
  readonly project: Project;
  readonly models: Models;
  readonly bindings: Bindings;
  readonly #values = new WeakMap<Frame, Map<TSESTree.Node, Value | undefined>>();
  #lastFrame: Frame | undefined;
  #lastValues = new Map<TSESTree.Node, Value | undefined>();
  readonly #roots = new WeakMap<Module, Frame>();
  readonly #instances = new WeakMap<ClassNode, WeakMap<Frame, InstanceValue>>();
  readonly #selves = new WeakMap<Frame, WeakMap<Value, Frame>>();
  readonly #bound = new WeakMap<TSESTree.Node, WeakMap<Frame, WeakMap<TSESTree.Node, Frame>>>();
  readonly #running = new Set<TSESTree.Node>();
  readonly #runningMembers = new WeakMap<TSESTree.Node, Set<string>>();
  /** How often a search was cut off so far. */
  #cutOff = 0;

  constructor(project: Project, models: Models, bindings: Bindings = new Bindings([], models, ".")) {
    this.project = project;
    this.models = models;
    this.bindings = bindings;
  }

  /** The frame of code that stands in no class and no call that is known. */
  root(module: Module): Frame {
    let frame = this.#roots.get(module);
    if (frame === undefined) this.#roots.set(module, (frame = { module }));
    return frame;
  }

  /** What the expression evaluates to; promises count as what they resolve to. `undefined`: unknown. */
  value(node: TSESTree.Node, frame: Frame): Value | undefined {
    if (VALUELESS.has(node.type)) return undefined;
    return this.remember(node, frame, () => evaluate(this, node, frame));
  }

  /** Remembers the answer for a node in a frame, and gives up on cycles. */
  remember(node: TSESTree.Node, frame: Frame, find: () => Value | undefined): Value | undefined {
    const known = this.#valuesIn(frame);
    const before = known.get(node);
    if (before !== undefined || known.has(node)) return before;
    const cutOff = this.#cutOff;
    const value = this.guard(node, find);
    // Nothing found because a cycle or the depth cut the search off: asked from elsewhere, there may be an answer.
    if (value !== undefined || this.#cutOff === cutOff || this.#running.size === 0) known.set(node, value);
    return value;
  }

  /** Most questions are about the frame of the question before. */
  #valuesIn(frame: Frame): Map<TSESTree.Node, Value | undefined> {
    if (this.#lastFrame === frame) return this.#lastValues;
    let values = this.#values.get(frame);
    if (values === undefined) this.#values.set(frame, (values = new Map()));
    this.#lastFrame = frame;
    this.#lastValues = values;
    return values;
  }

  /** Gives up on cycles and on what nests too deep. */
  guard(node: TSESTree.Node, find: () => Value | undefined): Value | undefined {
    if (this.#running.has(node) || this.#running.size > MAX_DEPTH) {
      this.#cutOff++;
      return undefined;
    }
    this.#running.add(node);
    try {
      return find();
    } finally {
      this.#running.delete(node);
    }
  }

  /** Gives up when the same member of the same node is asked for while it is being found: `x = { ...x, a }`. */
  guardMember(node: TSESTree.Node, name: string, find: () => Value | undefined): Value | undefined {
    let names = this.#runningMembers.get(node);
    if (names === undefined) this.#runningMembers.set(node, (names = new Set()));
    if (names.has(name)) {
      this.#cutOff++;
      return undefined;
    }
    names.add(name);
    try {
      return find();
    } finally {
      names.delete(name);
    }
  }

  /** The value of an expression of a module, outside any known call. */
  valueIn(node: TSESTree.Node, module: Module): Value | undefined {
    return this.value(node, this.root(module));
  }

  /** The one instance value of a class in a frame, so that it can be a key. */
  instance(node: ClassNode, frame: Frame): InstanceValue {
    let frames = this.#instances.get(node);
    if (frames === undefined) this.#instances.set(node, (frames = new WeakMap()));
    let instance = frames.get(frame);
    if (instance === undefined) frames.set(frame, (instance = { kind: "instance", node, frame }));
    return instance;
  }

  /** The frame with `self` behind `this`. */
  withSelf(frame: Frame, self: Value): Frame {
    if (frame.self === self) return frame;
    let frames = this.#selves.get(frame);
    if (frames === undefined) this.#selves.set(frame, (frames = new WeakMap()));
    let bound = frames.get(self);
    if (bound === undefined) {
      bound = { ...frame, self, outer: frame };
      frames.set(self, bound);
    }
    return bound;
  }

  /** The frame of a function's body for one call of it: parameters stand for the call's arguments. */
  withArguments(
    fn: { readonly node: TSESTree.Node & { params: TSESTree.Parameter[] }; readonly frame: Frame },
    call: TSESTree.Node,
    args: readonly TSESTree.Node[],
    caller: Frame,
  ): Frame {
    if (fn.node.params.length === 0) return fn.frame;
    let callers = this.#bound.get(call);
    if (callers === undefined) this.#bound.set(call, (callers = new WeakMap()));
    let functions = callers.get(caller);
    if (functions === undefined) callers.set(caller, (functions = new WeakMap()));
    let bound = functions.get(fn.node);
    if (bound === undefined) {
      const parameters = new Map<TSESTree.Node, Argument>();
      for (const [index, parameter] of fn.node.params.entries()) {
        const argument = args[index];
        if (argument === undefined || argument.type === "SpreadElement" || parameter.type === "RestElement")
          break;
        parameters.set(parameter, { node: argument, frame: caller });
      }
      bound = {
        module: fn.frame.module,
        ...(fn.frame.self && { self: fn.frame.self }),
        parameters,
        outer: fn.frame,
      };
      functions.set(fn.node, bound);
    }
    return bound;
  }

  /** What is known of a parameter from the call that this frame stands for. */
  argument(parameter: TSESTree.Node, frame: Frame): Argument | undefined {
    for (let current: Frame | undefined = frame; current !== undefined; current = current.outer) {
      const argument = current.parameters?.get(parameter);
      if (argument !== undefined) return argument;
    }
    return undefined;
  }

  library(type: CompiledType, captures: Captures, likely?: true): LibraryValue {
    return { kind: "library", type, captures, ...(likely && { likely }) };
  }
}

export type { Variable };
