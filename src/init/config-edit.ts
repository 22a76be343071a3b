import { parseSync, type Program } from "oxc-parser";
import { configValue, requiredModule, type ConfigValue } from "./config-value.ts";

const packageName = "eslint-plugin-backend-patterns";

/** What became of a configuration's text. `unknown`: it is built in a way that only its author can extend. */
export type ConfigEdit =
  | { readonly kind: "edited"; readonly text: string }
  | { readonly kind: "present" }
  | { readonly kind: "unknown" };

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/**
 * Puts the recommended preset in front of an ESLint configuration, so that the parsers and rules that the project has
 * chosen itself come later and win. Changes nothing else in the text.
 */
export function addPreset(filename: string, text: string): ConfigEdit {
  const { program, errors } = parseSync(filename, text);
  if (errors.length > 0) return { kind: "unknown" };
  if (mentions(program)) return { kind: "present" };
  const value = configValue(program);
  if (!value) return { kind: "unknown" };
  const local = freeName("backendPatterns", text);
  const insertions = [
    importInsertion(program, text, local, value.node.start),
    ...presetInsertions(value, text, local),
  ];
  const edited = insertions
    .sort((a, b) => b.at - a.at)
    .reduce((result, { at, text: added }) => result.slice(0, at) + added + result.slice(at), text);
  return parseSync(filename, edited).errors.length > 0
    ? { kind: "unknown" }
    : { kind: "edited", text: edited };
}

function mentions(program: Program): boolean {
  return program.body.some((statement) => {
    if (statement.type === "ImportDeclaration") return statement.source.value === packageName;
    if (statement.type !== "VariableDeclaration") return false;
    return statement.declarations.some(({ init }) => {
      const value = init?.type === "MemberExpression" ? init.object : init;
      return value != null && requiredModule(value) === packageName;
    });
  });
}

function freeName(name: string, text: string): string {
  for (let free = name, count = 2; ; free = `${name}${count++}`) {
    if (!new RegExp(`\\b${free}\\b`).test(text)) return free;
  }
}

function importInsertion(program: Program, text: string, local: string, before: number): Insertion {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const line = importLine(program, text, local);
  const last = program.body.findLast((statement) => statement.end <= before && isImport(statement));
  if (!last) {
    const at = beginning(program, text);
    return { at, text: `${line}${eol}${eol}` };
  }
  const rest = /^[ \t;]*(?:\/\/.*|\/\*.*\*\/)?[ \t]*\r?\n/.exec(text.slice(last.end));
  return rest ? { at: last.end + rest[0].length, text: line + eol } : { at: last.end, text: eol + line };
}

function isImport(statement: Program["body"][number]): boolean {
  if (statement.type === "ImportDeclaration") return true;
  return (
    statement.type === "VariableDeclaration" &&
    statement.declarations.every(({ init }) => init != null && requiredModule(init) !== undefined)
  );
}

function importLine(program: Program, text: string, local: string): string {
  const source = program.body.find(isImport);
  const like = source ? text.slice(source.start, source.end) : text;
  const quote = like.includes("'") && !like.includes('"') ? "'" : '"';
  const end = source && !like.endsWith(";") ? "" : ";";
  const name = quote + packageName + quote;
  return isCommonJs(program)
    ? `const ${local} = require(${name}).default${end}`
    : `import ${local} from ${name}${end}`;
}

function isCommonJs(program: Program): boolean {
  return !program.body.some(({ type }) => /^(Import|Export(Default|Named|All))/.test(type));
}

/** Before the first statement, and before the comment that stands on it, but after a shebang and comments for the whole file. */
function beginning(program: Program, text: string): number {
  const first =
    program.body.find((statement) => !("directive" in statement && statement.directive))?.start ??
    text.length;
  const head = text.slice(0, first);
  let at = 0;
  for (const { 0: match, index } of head.matchAll(
    /^#!.*\n|^\s*(?:\/\/ *@ts-.*|\/\* *eslint\b[^]*?\*\/|["']use strict["'];?) *\r?\n(?:[ \t]*\r?\n)*/gm,
  ))
    at = index + match.length;
  return at;
}

function presetInsertions(value: ConfigValue, text: string, local: string): Insertion[] {
  const preset = `...${local}.configs.recommended`;
  if (value.kind === "object") {
    return [
      { at: value.node.start, text: `[${preset}, ` },
      { at: value.node.end, text: "]" },
    ];
  }
  const items = value.kind === "array" ? value.node.elements : value.node.arguments;
  const open = value.kind === "array" ? value.node.start : openingParenthesis(value.node, text);
  const first = items[0];
  if (items.length === 0) return [{ at: open + 1, text: preset }];
  const between = text.slice(open + 1, first?.start ?? open + 1);
  const indentation = /^[ \t]*\r?\n(?:[ \t]*\r?\n)*([ \t]*)/.exec(between);
  if (!indentation) return [{ at: open + 1, text: `${preset}, ` }];
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  return [{ at: open + 1, text: `${eol}${indentation[1] ?? ""}${preset},` }];
}

function openingParenthesis(
  { callee, typeArguments }: Extract<ConfigValue, { kind: "call" }>["node"],
  text: string,
): number {
  return text.indexOf("(", typeArguments?.end ?? callee.end);
}
