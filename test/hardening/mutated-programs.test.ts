import fs from "node:fs";
import path from "node:path";
import * as parser from "@typescript-eslint/parser";
import type { TSESTree } from "@typescript-eslint/utils";
import { Linter } from "eslint";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.ts";
import { childrenOf } from "../../src/syntax/awaits.ts";
import { root, sources } from "./sources.ts";

const config: Linter.Config[] = [
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { "backend-patterns": plugin },
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    rules: Object.fromEntries(Object.keys(plugin.rules).map((rule) => [`backend-patterns/${rule}`, "warn"])),
  },
];

/** Every rule on a text. Anything that a rule throws comes out of here. */
function lint(text: string, filename: string): Linter.LintMessage[] {
  return new Linter({ cwd: root, configType: "flat" }).verify(text, config, { filename });
}

function nodesOf(text: string, filename: string): TSESTree.Node[] {
  const { ast } = parser.parseForESLint(text, { range: true, ecmaFeatures: { jsx: filename.endsWith("x") } });
  const nodes: TSESTree.Node[] = [];
  const pending: TSESTree.Node[] = [ast];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    nodes.push(node);
    pending.push(...childrenOf(node));
  }
  return nodes;
}

/** Replaces, drops and doubles random nodes; a replacement is a node of the same type, or of any type. */
function mutated(text: string, filename: string, choices: readonly [number, number, number][]): string {
  let current = text;
  for (const [kind, first, second] of choices) {
    let nodes: TSESTree.Node[];
    try {
      nodes = nodesOf(current, filename);
    } catch {
      break;
    }
    const target = nodes[first % nodes.length]!;
    const same = nodes.filter(({ type }) => type === target.type);
    const donor = kind % 3 === 0 ? nodes[second % nodes.length]! : same[second % same.length]!;
    const inserted = kind % 3 === 1 ? "" : current.slice(donor.range[0], donor.range[1]);
    const next = current.slice(0, target.range[0]) + inserted + current.slice(target.range[1]);
    try {
      nodesOf(next, filename);
      current = next;
    } catch {
      // What doesn't parse no rule ever sees.
    }
  }
  return current;
}

const choice = fc.tuple(fc.nat(2), fc.nat(100_000), fc.nat(100_000));

/**
 * No rule may throw, hang or write code that doesn't parse, whatever the program: real programs are cut up and put
 * together again at random, as long as the result parses.
 */
describe("whatever the program", () => {
  it("has one program with every kind of syntax", () => {
    const filename = path.join(root, "test/hardening/syntax/everything.ts");
    const text = fs.readFileSync(filename, "utf8");
    const kinds = new Set(nodesOf(text, filename).map(({ type }) => type));
    expect(kinds.size).toBeGreaterThan(120);
    expect(() => lint(text, filename)).not.toThrow();
  });

  it("has programs to work on", () => {
    expect(sources.length).toBeGreaterThan(20);
  });

  it("no rule throws, and every fix parses", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.array(choice, { minLength: 1, maxLength: 12 }),
        ({ text, filename }, choices) => {
          const program = mutated(text, filename, choices);
          for (const { fix, suggestions = [], ruleId, message } of lint(program, filename)) {
            for (const edit of [fix, ...suggestions.map((suggestion) => suggestion.fix)]) {
              if (edit === undefined) continue;
              const after = program.slice(0, edit.range[0]) + edit.text + program.slice(edit.range[1]);
              expect(() => nodesOf(after, filename), `${ruleId}: ${message}\n${after}`).not.toThrow();
            }
          }
        },
      ),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 400) },
    );
  }, 300_000);
});
