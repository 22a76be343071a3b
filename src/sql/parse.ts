import { analyze } from "./analyze.ts";
import { likelyDialects, type SqlDialect } from "./dialect.ts";
import { LineStarts } from "./generic/line-starts.ts";
import { genericStatements, PARAMETER_PREFIX } from "./generic/tree.ts";
import { parseGeneric } from "./generic/engine.ts";
import { HOLE, type SqlToken } from "./lexer.ts";
import { parsePostgresql } from "./postgresql/engine.ts";
import { postgresqlStatements } from "./postgresql/tree.ts";
import { bareHole, possibleReadings, render, type HoleReading, type Rendering } from "./rendering.ts";
import { SqlSource } from "./source.ts";
import type { SqlStatement } from "./statement.ts";
import { TokenIndex } from "./token-index.ts";
import type { Statement } from "./tree.ts";
import { isOutOfStack } from "./webassembly.ts";

/** Longer texts are dumps, not queries. */
const MAX_LENGTH = 1_000_000;
const CACHED_TEXTS = 500;
const CACHED_LENGTH = 100_000;

const cache = new Map<string, readonly SqlStatement[] | undefined>();

/**
 * Parses SQL text. The parser is loaded on the first call.
 *
 * @param dialect without it, the first likely dialect whose parser accepts the text
 * @returns the statements, none for a text without any; undefined if it isn't SQL that we understand
 */
export function parseSql(text: string, dialect?: SqlDialect): readonly SqlStatement[] | undefined {
  return parseSqlTemplate([text], dialect);
}

/**
 * Parses SQL text with interpolations: interpolation `i` stands between `parts[i]` and `parts[i + 1]`. Each is read as
 * what its place allows: a value, a name, or a piece of SQL that may be anything (see `SqlStatement.fragments`).
 *
 * @param dialect without it, the first likely dialect whose parser accepts the text
 * @returns the statements, none for a text without any; undefined if it isn't SQL that we understand
 */
export function parseSqlTemplate(
  parts: readonly string[],
  dialect?: SqlDialect,
): readonly SqlStatement[] | undefined {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length > MAX_LENGTH || parts.some((part) => part.includes(HOLE))) return undefined;
  if (length > CACHED_LENGTH) return parse(parts, dialect);
  const key = `${dialect ?? ""}\n${parts.join(HOLE)}`;
  if (cache.has(key)) {
    const known = cache.get(key);
    cache.delete(key);
    cache.set(key, known);
    return known;
  }
  const statements = parse(parts, dialect);
  cache.set(key, statements);
  const [oldest] = cache.keys();
  if (cache.size > CACHED_TEXTS && oldest !== undefined) cache.delete(oldest);
  return statements;
}

function parse(
  parts: readonly string[],
  dialect: SqlDialect | undefined,
): readonly SqlStatement[] | undefined {
  const source = new SqlSource(parts);
  for (const candidate of dialect ? [dialect] : likelyDialects(source.text)) {
    const statements = parseWithin(source, candidate);
    if (statements) return statements;
  }
  return undefined;
}

/** The tree is read recursively, and how much stack the caller has left for that is unknown. */
function parseWithin(source: SqlSource, dialect: SqlDialect): readonly SqlStatement[] | undefined {
  try {
    return parseAs(source, dialect);
  } catch (error) {
    if (!isOutOfStack(error)) throw error;
    return undefined;
  }
}

function parseAs(source: SqlSource, dialect: SqlDialect): readonly SqlStatement[] | undefined {
  const tokens = source.tokens(dialect);
  if (!tokens || isTooDeep(tokens, dialect)) return undefined;
  const index = new TokenIndex(source.text, tokens);
  for (const placeholders of possibleReadings(tokens)) {
    const found = readHoles(tokens, source, (holes) => {
      const parameter =
        dialect === "postgresql" ? (n: number) => `$${n}` : (n: number) => `${PARAMETER_PREFIX}${n}`;
      const rendering = render(source, tokens, parameter, holes, placeholders);
      return attempt(rendering, dialect, index);
    });
    if (!found) continue;
    const fragments = [...found.holes].flatMap(([hole, taken]) => (taken === "nothing" ? [hole] : []));
    return found.statements.map((statement) => analyze(statement, { dialect, source, index, fragments }));
  }
  return undefined;
}

/** The statements, or where (in the source) the parser stopped. */
type Attempt = Statement[] | { stoppedAt: number };

function attempt(rendering: Rendering, dialect: SqlDialect, index: TokenIndex): Attempt {
  const toSource = (offset: number): number => rendering.toSource(offset);
  if (dialect === "postgresql") {
    const result = parsePostgresql(rendering.text);
    if ("stoppedAt" in result) return { stoppedAt: toSource(result.stoppedAt) };
    return postgresqlStatements(rendering.text, result.tree, rendering.slots, toSource);
  }
  const result = parseGeneric(rendering.text, dialect);
  if ("stoppedAt" in result) {
    const { stoppedAt } = result;
    if (!stoppedAt) return { stoppedAt: Number.POSITIVE_INFINITY };
    return { stoppedAt: toSource(new LineStarts(rendering.text).offset(stoppedAt.line, stoppedAt.column)) };
  }
  const statements = genericStatements(rendering.text, result.tree, rendering.slots, toSource);
  return withSpans(statements, index);
}

/** That parser doesn't say where statements begin and end: between semicolons, if there are as many. */
function withSpans(statements: Statement[], index: TokenIndex): Statement[] {
  const spans: { start: number; end: number }[] = [];
  let start: number | undefined;
  for (const token of index.tokens) {
    if (token.text === ";") start = undefined;
    else {
      if (start === undefined) spans.push({ start: token.start, end: token.end });
      start ??= token.start;
      const last = spans.at(-1);
      if (last) last.end = token.end;
    }
  }
  if (spans.length !== statements.length) return statements;
  return statements.map((statement, position) => ({ ...statement, span: spans[position] }));
}

/**
 * Finds a reading of all interpolations that the parser accepts: starts with the likeliest of each, and where the
 * parser stops takes the next reading of the interpolation before.
 */
function readHoles(
  tokens: readonly SqlToken[],
  source: SqlSource,
  parseWith: (holes: ReadonlyMap<number, HoleReading>) => Attempt,
): { statements: Statement[]; holes: ReadonlyMap<number, HoleReading> } | undefined {
  const open: { start: number; hole: number; readings: HoleReading[] }[] = [];
  for (const [position, token] of tokens.entries()) {
    if (!bareHole(token)) continue;
    for (let start = token.start; start < token.end; start++) {
      open.push({ start, hole: source.position(start).part, readings: likelyReadings(tokens, position) });
    }
  }
  const holes = new Map(open.map(({ hole, readings }) => [hole, readings.shift() ?? "value"]));
  for (;;) {
    const result = parseWith(holes);
    if (Array.isArray(result)) return { statements: result, holes };
    const wrong = open.findLast(({ start, readings }) => start <= result.stoppedAt && readings.length > 0);
    const next = wrong?.readings.shift();
    if (!wrong || !next) return undefined;
    holes.set(wrong.hole, next);
  }
}

const BEFORE_NAME = new Set(["from", "join", "into", "update", "table", "only", "as"]);

/** The readings of an interpolation, the likeliest first, judged by its neighbours. */
function likelyReadings(tokens: readonly SqlToken[], position: number): HoleReading[] {
  const [before, after] = [tokens[position - 1]?.text ?? "", tokens[position + 1]?.text ?? ""];
  const first: HoleReading[] =
    before === "." || after === "."
      ? ["identifier"]
      : before === "set"
        ? ["identifier", "assignment"]
        : before === "in" || before === "values"
          ? ["list"]
          : before === "by"
            ? ["value"]
            : BEFORE_NAME.has(before)
              ? ["identifier", "list"]
              : before === "," || before === "("
                ? ["value", "identifier", "query", "assignment"]
                : [];
  const rest: HoleReading[] = [
    "value",
    "nothing",
    "identifier",
    "list",
    "query",
    "assignment",
    "operator",
    "string",
  ];
  return [...first, ...rest.filter((reading) => !first.includes(reading))];
}

const MAX_TOKENS_IN_EXPRESSION = 1_000;
/** sqlparser-rs tries several readings at each parenthesis, so that its time grows exponentially with their depth. */
const MAX_NESTING: Readonly<Record<SqlDialect, number>> = {
  postgresql: 200,
  mysql: 12,
  sqlite: 12,
  mssql: 12,
};

/**
 * Chains of operators and nested parentheses become as deep a tree, and the parsers build and write it recursively:
 * counts the tokens since the last comma, in all open parentheses together.
 */
function isTooDeep(tokens: readonly SqlToken[], dialect: SqlDialect): boolean {
  const outer: number[] = [];
  let run = 0;
  let total = 0;
  for (const { text } of tokens) {
    if (text === "(") {
      outer.push(run);
      run = 0;
    } else if (text === ")") {
      total -= run;
      run = outer.pop() ?? 0;
    } else if (text === "," || text === ";") {
      total -= run;
      run = 0;
    } else {
      run++;
      total++;
    }
    if (total > MAX_TOKENS_IN_EXPRESSION || outer.length > MAX_NESTING[dialect]) return true;
  }
  return false;
}
