import { HOLE, type SqlToken } from "./lexer.ts";
import type { Span } from "./position.ts";
import type { SqlSource } from "./source.ts";

/** A placeholder or an interpolation that the parser sees as its own kind of parameter. */
export interface Slot extends Span {
  /** Index of the interpolation; undefined for a placeholder that is written in the text. */
  hole: number | undefined;
  /** The placeholder as written; empty for an interpolation. */
  text: string;
  /** The interpolation stands where a whole query was expected, so what it selects is unknown. */
  query: boolean;
}

/** What an interpolation is taken for, so that a parser accepts it. */
export type HoleReading =
  "value" | "identifier" | "nothing" | "list" | "query" | "assignment" | "operator" | "string";

/**
 * How placeholders that are also operators somewhere are read: `data ? 'key'`, `array[1:n]`, `@amount`. `printf` adds
 * the `%s`, `%L` and `%I` of formatting functions.
 */
export type PlaceholderReading = "placeholders" | "operators" | "printf";

/** Writes the parameter number `n` (from 1) so that the parser takes it for a parameter. */
export type ParameterSyntax = (number: number) => string;

/** The text that is given to a parser, and the way back from its offsets to those of the source. */
export class Rendering {
  text = "";
  readonly slots: Slot[] = [];
  readonly #sourceLength: number;
  readonly #from: number[] = [0];
  readonly #to: number[] = [0];
  readonly #literal: boolean[] = [true];

  constructor(sourceLength: number) {
    this.#sourceLength = sourceLength;
  }

  /** Appends source text as it is. */
  copy(source: string, start: number, end: number): void {
    if (end <= start) return;
    this.#segment(start, true);
    this.text += source.slice(start, end);
  }

  /** Appends other text in the place of a stretch of the source. */
  substitute(text: string, start: number): void {
    this.#segment(start, false);
    this.text += text;
  }

  /** The number of a new slot, from 1. */
  slot(slot: Slot): number {
    return this.slots.push(slot);
  }

  /**
   * The offset in the source of an offset in the rendered text: inside a substitution, where that starts; at the end, the
   * end.
   */
  toSource(offset: number): number {
    if (offset >= this.text.length) return this.#sourceLength;
    let low = 0;
    let high = this.#from.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#from[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const base = this.#to[low] ?? 0;
    return this.#literal[low] ? base + offset - (this.#from[low] ?? 0) : base;
  }

  #segment(start: number, literal: boolean): void {
    this.#from.push(this.text.length);
    this.#to.push(start);
    this.#literal.push(literal);
  }
}

/** Whether the text has placeholders that may be operators, or operators that may be placeholders. */
export function possibleReadings(tokens: readonly SqlToken[]): PlaceholderReading[] {
  const readings: PlaceholderReading[] = ["placeholders"];
  if (tokens.some((token) => token.type === "parameter" && "?:@".includes(token.text[0] ?? " "))) {
    readings.push("operators");
  }
  if (tokens.some((_, index) => isPrintf(tokens, index))) readings.push("printf");
  return readings;
}

/** Writes a source so that a parser accepts its placeholders and its interpolations. */
export function render(
  source: SqlSource,
  tokens: readonly SqlToken[],
  parameter: ParameterSyntax,
  holes: ReadonlyMap<number, HoleReading>,
  reading: PlaceholderReading,
): Rendering {
  const { text } = source;
  const rendering = new Rendering(text.length);
  let at = 0;
  for (const [index, token] of tokens.entries()) {
    const written =
      bareHole(token) ??
      (token.type === "parameter" && (reading === "placeholders" || token.text.startsWith("$"))
        ? "placeholder"
        : reading === "printf" && isPrintf(tokens, index)
          ? "printf"
          : undefined);
    if (!written) continue;
    rendering.copy(text, at, token.start);
    at = token.end;
    if (written === "hole") {
      for (let hole = token.start; hole < token.end; hole++) substituteHole(hole);
    } else if (written === "placeholder") {
      substitutePlaceholder(
        token,
        token.text.startsWith("??") || (token.text[0] === ":" && token.text.endsWith(":")),
      );
    } else {
      const conversion = tokens[index + 1];
      if (!conversion) continue;
      at = conversion.end;
      substitutePlaceholder(
        { ...token, end: conversion.end, text: `%${conversion.text}` },
        conversion.text === "i",
      );
    }
  }
  rendering.copy(text, at, text.length);
  return rendering;

  function substituteHole(start: number): void {
    const hole = source.position(start).part;
    const slot = (query: boolean): string =>
      parameter(rendering.slot({ start, end: start + 1, hole, text: "", query }));
    switch (holes.get(hole) ?? "value") {
      case "value":
        return rendering.substitute(` ${slot(false)} `, start);
      case "identifier":
        return rendering.copy(text, start, start + 1);
      case "nothing":
        return rendering.substitute(" ", start);
      case "list":
        return rendering.substitute(` (${slot(false)}) `, start);
      case "query":
        return rendering.substitute(` SELECT ${slot(true)} `, start);
      case "assignment":
        return rendering.substitute(` ${HOLE} = ${slot(false)} `, start);
      case "operator":
        return rendering.substitute(" = ", start);
      case "string":
        return rendering.substitute(" '1' ", start);
    }
  }

  function substitutePlaceholder(token: SqlToken, identifier: boolean): void {
    if (identifier) return rendering.substitute(HOLE, token.start);
    const [hole] = source.holesIn(token);
    const number = rendering.slot({
      start: token.start,
      end: token.end,
      hole,
      text: token.text,
      query: false,
    });
    rendering.substitute(parameter(number), token.start);
  }
}

/** An interpolation, or several without anything between them, that isn't part of a word or a string. */
export function bareHole(token: SqlToken): "hole" | undefined {
  return token.type === "word" && token.text === HOLE.repeat(token.end - token.start) ? "hole" : undefined;
}

function isPrintf(tokens: readonly SqlToken[], index: number): boolean {
  const token = tokens[index];
  const conversion = tokens[index + 1];
  return (
    token?.text === "%" &&
    conversion?.type === "word" &&
    conversion.start === token.end &&
    (conversion.text === "s" || conversion.text === "l" || conversion.text === "i")
  );
}
