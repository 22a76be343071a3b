import type { TSESTree } from "@typescript-eslint/utils";
import { returnedExpressions } from "../origins/call.ts";
import type { Origins } from "../origins/origins.ts";
import type { Frame } from "../origins/value.ts";
import type { Module } from "../project/module.ts";
import { property } from "../origins/place.ts";
import { keyName, unwrapped } from "../syntax/nodes.ts";
import { constantOf } from "./constant.ts";
import { sqlBlock } from "./sql-blocks.ts";

/** Text, and where it is written. */
interface Piece {
  readonly text: string;
  /** The source that spells it out letter by letter; `undefined` where escapes or another file come between. */
  readonly source: { readonly module: Module; readonly start: number; readonly quote: string } | undefined;
}

/** A place in a source file, inside quotes of a kind. */
export interface TextPosition {
  readonly module: Module;
  readonly offset: number;
  readonly quote: string;
}

/** SQL text as the code puts it together: interpolation `i` stands between the parts `i` and `i + 1`. */
export interface SqlText {
  readonly parts: readonly string[];
  /** What is interpolated; `undefined` where the code adds something out of sight. */
  readonly holes: readonly (TSESTree.Node | undefined)[];
  /** All of it is written at the query itself, or in a constant that nothing else uses. */
  readonly own: boolean;
  /** The place in a source file of a letter of the text. */
  position(part: number, offset: number): TextPosition | undefined;
}

const MAX_DEPTH = 8;
const TAGS = /sql/i;

/** The text that an expression holds; `undefined` when it isn't known to be text. */
export function sqlTextOf(origins: Origins, node: TSESTree.Node, frame: Frame): SqlText | undefined {
  const writer = new Writer(origins);
  if (!writer.write(node, frame, 0)) return undefined;
  return writer.finish();
}

class Writer {
  readonly #origins: Origins;
  readonly #parts: Piece[][] = [[]];
  readonly #holes: (TSESTree.Node | undefined)[] = [];
  #own = true;

  constructor(origins: Origins) {
    this.#origins = origins;
  }

  finish(): SqlText {
    const pieces = this.#parts;
    return {
      parts: pieces.map((part) => part.map(({ text }) => text).join("")),
      holes: this.#holes,
      own: this.#own,
      position: (part, offset) => positionIn(pieces[part] ?? [], offset),
    };
  }

  #text(text: string, source: Piece["source"]): void {
    this.#parts.at(-1)?.push({ text, source });
  }

  #hole(node: TSESTree.Node | undefined): void {
    this.#holes.push(node);
    this.#parts.push([]);
  }

  /** Appends what the expression holds; false if that isn't known to be text. */
  write(node: TSESTree.Node, frame: Frame, depth: number): boolean {
    const expression = unwrapped(node);
    if (depth > MAX_DEPTH) return false;
    switch (expression.type) {
      case "Literal":
        if (typeof expression.value !== "string") return false;
        this.#text(expression.value, sourceOf(frame.module, expression.range[0] + 1, expression.value));
        return true;
      case "TemplateLiteral":
        this.#template(expression, frame, depth);
        return true;
      case "TaggedTemplateExpression":
        if (!TAGS.test(frame.module.text.slice(...expression.tag.range))) return false;
        this.#template(expression.quasi, frame, depth);
        return true;
      case "BinaryExpression":
        return expression.operator === "+" && this.#concatenation(expression, frame, depth);
      case "ObjectExpression": {
        const text = property(expression, "text") ?? property(expression, "sql");
        return text !== undefined && this.write(text, frame, depth + 1);
      }
      case "Identifier":
        return this.#constant(expression, frame, depth);
      case "MemberExpression":
        return this.#member(expression, frame, depth);
      case "CallExpression":
        return this.#call(expression, frame, depth);
      default:
        return false;
    }
  }

  #template(template: TSESTree.TemplateLiteral, frame: Frame, depth: number): void {
    for (const [index, { value, range }] of template.quasis.entries()) {
      const text = value.cooked ?? value.raw;
      this.#text(text, sourceOf(frame.module, range[0] + 1, text) ?? sourceOf(frame.module, range[0], text));
      const hole = template.expressions[index];
      if (hole !== undefined) this.#interpolate(hole, frame, depth);
    }
  }

  /** Text in the middle of text becomes part of it; anything else is a hole. */
  #interpolate(node: TSESTree.Node, frame: Frame, depth: number): void {
    const attempt = new Writer(this.#origins);
    if (unwrapped(node).type !== "CallExpression" && attempt.write(node, frame, depth + 1))
      this.#append(attempt);
    else this.#hole(node);
  }

  #append(other: Writer): void {
    const [first = [], ...rest] = other.#parts;
    this.#parts.at(-1)?.push(...first);
    this.#parts.push(...rest);
    this.#holes.push(...other.#holes);
    this.#own &&= other.#own;
  }

  #concatenation(node: TSESTree.BinaryExpression, frame: Frame, depth: number): boolean {
    const left = new Writer(this.#origins);
    const right = new Writer(this.#origins);
    const knows = [left.write(node.left, frame, depth + 1), right.write(node.right, frame, depth + 1)];
    if (!knows.includes(true)) return false;
    for (const [index, side] of [left, right].entries()) {
      if (knows[index] === true) this.#append(side);
      else this.#hole(index === 0 ? node.left : node.right);
    }
    return true;
  }

  #constant(node: TSESTree.Identifier, frame: Frame, depth: number): boolean {
    const constant = constantOf(this.#origins, node, frame);
    if (constant === undefined || !this.write(constant.node, constant.frame, depth + 1)) return false;
    this.#own &&= constant.onlyUse && constant.frame.module === frame.module;
    if (constant.grows) this.#hole(undefined);
    return true;
  }

  #member(node: TSESTree.MemberExpression, frame: Frame, depth: number): boolean {
    const name = keyName(node);
    if (name === undefined) return false;
    const object = this.#origins.value(node.object, frame);
    const value = object?.kind === "object" ? property(object.node, name) : undefined;
    if (object?.kind === "object" && value !== undefined) {
      this.#own = false;
      return this.write(value, object.frame, depth + 1);
    }
    const text = sqlBlock(this.#origins, node.object, name, frame);
    if (text === undefined) return false;
    this.#own = false;
    this.#text(text, undefined);
    return true;
  }

  #call(node: TSESTree.CallExpression, frame: Frame, depth: number): boolean {
    const { callee } = node;
    if (callee.type === "MemberExpression") {
      const name = keyName(callee);
      if (name === "trim" || name === "trimEnd" || name === "trimStart")
        return this.write(callee.object, frame, depth + 1);
      const [first] = node.arguments;
      if ((name === "raw" || name === "unsafe" || name === "rawQuery") && first !== undefined)
        return this.write(first, frame, depth + 1);
    }
    const fn = this.#origins.value(callee, frame);
    if (fn?.kind !== "function" || fn.node.body == null) return false;
    const returned =
      fn.node.body.type === "BlockStatement" ? returnedExpressions(fn.node.body) : [fn.node.body];
    const [only] = returned;
    this.#own = false;
    const inside = this.#origins.withArguments(fn, node, node.arguments, frame);
    return returned.length === 1 && only !== undefined && this.write(only, inside, depth + 1);
  }
}

function sourceOf(module: Module, start: number, text: string): Piece["source"] {
  if (!module.text.startsWith(text, start)) return undefined;
  const before = module.text.charAt(start - 1);
  return { module, start, quote: before === "'" || before === '"' ? before : "`" };
}

function positionIn(pieces: readonly Piece[], offset: number): TextPosition | undefined {
  let before = 0;
  for (const { text, source } of pieces) {
    if (offset < before + text.length) return source && { ...source, offset: source.start + offset - before };
    before += text.length;
  }
  return undefined;
}
