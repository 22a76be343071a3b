import type { TSESTree } from "@typescript-eslint/utils";
import type { Facts } from "../../facts/facts-of.ts";
import { enclosingFunction } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { indentationAt, layoutOf } from "../layout.ts";
import { freshName } from "../names.ts";

/** Names that fixes of the same run have taken, which ESLint may apply together. */
const given = new WeakMap<Facts, Map<unknown, Set<string>>>();

/** Where lines are written: its indentation, and the names that mean something there. */
interface Surroundings {
  readonly statement: TSESTree.Node;
}

/** Lines longer than this are better broken. */
const WIDTH = 110;

/** Writes the statements that go before a loop. */
export class Lines {
  readonly indentation: string;
  readonly step: string;
  readonly semicolon: string;
  readonly #facts: Facts;
  readonly #site: Surroundings;
  readonly #newline: string;
  readonly #lines: string[] = [];
  readonly #taken = new Set<string>();

  constructor(facts: Facts, site: Surroundings) {
    const { newline, indent, semicolon } = layoutOf(facts.module);
    this.#facts = facts;
    this.#site = site;
    this.#newline = newline;
    this.indentation = indentationAt(facts.module, site.statement);
    this.step = indent;
    this.semicolon = semicolon;
  }

  /** The first of the names that means nothing here yet. */
  name(...candidates: [string, ...string[]]): string {
    const { module } = this.#facts;
    const others = this.#givenNames();
    const isFree = (name: string) =>
      !this.#taken.has(name) && !others.has(name) && freshName(module, this.#site.statement, name) === name;
    let name = candidates.find(isFree);
    for (let suffix = 2; name === undefined; suffix++) {
      const numbered = `${candidates[0]}${suffix}`;
      if (isFree(numbered)) name = numbered;
    }
    this.#taken.add(name);
    return name;
  }

  /** A parameter's name: it may be used elsewhere, but not mean anything here. */
  parameter(...candidates: [string, ...string[]]): string {
    const { module } = this.#facts;
    const isFree = (name: string) =>
      !this.#taken.has(name) && variableAt(module.scopes, this.#site.statement, name) === undefined;
    return candidates.find(isFree) ?? this.name(...candidates);
  }

  /** The names are used: what is written is a fix, not one of several ways. */
  keep(): void {
    const names = this.#givenNames();
    for (const name of this.#taken) names.add(name);
  }

  #givenNames(): Set<string> {
    let scopes = given.get(this.#facts);
    if (scopes === undefined) given.set(this.#facts, (scopes = new Map()));
    const scope = enclosingFunction(this.#site.statement);
    let names = scopes.get(scope);
    if (names === undefined) scopes.set(scope, (names = new Set()));
    return names;
  }

  fits(line: string): boolean {
    return !line.includes("\n") && this.indentation.length + line.length <= WIDTH;
  }

  /** Adds a statement; `depth` steps deeper than the loop. */
  add(line: string, depth = 0): void {
    this.#lines.push(this.step.repeat(depth) + line);
  }

  /** What goes in front of the loop. */
  get text(): string {
    return this.#lines.map((line) => line + this.#newline + this.indentation).join("");
  }
}
