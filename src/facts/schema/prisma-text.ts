/** What the text of a Prisma schema declares, as far as queries depend on it. */
export interface PrismaText {
  readonly models: readonly PrismaModel[];
  readonly enums: readonly string[];
  /** The database, where the text names it. */
  readonly provider: string | undefined;
}

/** A model or a view. */
export interface PrismaModel {
  readonly name: string;
  readonly fields: readonly PrismaField[];
  /** The fields that `@@id` lists. */
  readonly key: readonly string[];
}

export interface PrismaField {
  readonly name: string;
  /** `undefined`: `Unsupported("circle")`. */
  readonly type: string | undefined;
  readonly list: boolean;
  readonly optional: boolean;
  /** Without `@` and arguments: `id`, `db.Uuid`. */
  readonly attributes: readonly string[];
}

const token = /"(?:[^"\\\n]|\\.)*"|[\p{L}\p{N}_-]+|@@|\n|\/\/.*|\/\*[^]*?\*\/|[^\s]/gu;
const word = /^[\p{L}_]/u;

/** Reads a schema. What isn't a declaration is passed over, so that newer syntax hides nothing else. */
export function readPrisma(text: string): PrismaText {
  const models: PrismaModel[] = [];
  const enums: string[] = [];
  let provider: string | undefined;
  const tokens = tokensOf(text);
  for (let index = 0; index < tokens.length; index++) {
    const [keyword = "", name = "", brace] = tokens.slice(index, index + 3);
    if (brace !== "{" || !word.test(keyword) || !word.test(name)) continue;
    const end = closingOf(tokens, index + 2);
    const lines = linesOf(tokens.slice(index + 3, end));
    index = end;
    if (keyword === "model" || keyword === "view") models.push(modelOf(name, lines));
    else if (keyword === "enum") enums.push(name);
    else if (keyword === "datasource") provider ??= providerOf(lines);
  }
  return { models, enums, provider };
}

function tokensOf(text: string): string[] {
  return (text.match(token) ?? []).filter((part) => !part.startsWith("//") && !part.startsWith("/*"));
}

/** The place of the bracket that closes the one at `open`. */
function closingOf(tokens: readonly string[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index++) {
    if (/^[([{]$/.test(tokens[index] ?? "")) depth++;
    else if (/^[)\]}]$/.test(tokens[index] ?? "") && --depth === 0) return index;
  }
  return tokens.length;
}

/** The declarations of a block: a line each, or several where brackets go on. */
function linesOf(tokens: readonly string[]): string[][] {
  const lines: string[][] = [[]];
  let depth = 0;
  for (const part of tokens) {
    if (/^[([{]$/.test(part)) depth++;
    else if (/^[)\]}]$/.test(part)) depth--;
    if (part !== "\n") lines.at(-1)?.push(part);
    else if (depth === 0) lines.push([]);
  }
  return lines;
}

function modelOf(name: string, lines: readonly string[][]): PrismaModel {
  const fields: PrismaField[] = [];
  let key: readonly string[] = [];
  for (const line of lines) {
    const [first = "", second = ""] = line;
    if (first === "@@" && second === "id" && key.length === 0) key = listIn(line);
    else if (word.test(first) && word.test(second)) fields.push(fieldOf(first, line));
  }
  return { name, fields, key };
}

function fieldOf(name: string, [, type = "", ...rest]: readonly string[]): PrismaField {
  const attributes: string[] = [];
  let index = rest[0] === "(" ? closingOf(rest, 0) + 1 : 0;
  const list = rest[index] === "[";
  if (list) index += 2;
  const optional = rest[index] === "?";
  for (; index < rest.length; index++) {
    if (rest[index] === "(") index = closingOf(rest, index);
    else if (rest[index] === "@") {
      let attribute = rest[++index] ?? "";
      for (; rest[index + 1] === "."; index += 2) attribute += `.${rest[index + 2] ?? ""}`;
      attributes.push(attribute);
    }
  }
  return { name, type: rest[0] === "(" ? undefined : type, list, optional, attributes };
}

/** The names of the first list: `@@id([a, b(sort: Desc)])`. */
function listIn(line: readonly string[]): string[] {
  const open = line.indexOf("[");
  if (open < 0) return [];
  const names: string[] = [];
  for (let index = open + 1; index < line.length && line[index] !== "]"; index++) {
    if (line[index] === "(") index = closingOf(line, index);
    else if (word.test(line[index] ?? "")) names.push(line[index] ?? "");
  }
  return names;
}

function providerOf(lines: readonly string[][]): string | undefined {
  const line = lines.find(([name, equals, value]) => {
    return name === "provider" && equals === "=" && value?.startsWith('"') === true;
  });
  return line?.[2]?.slice(1, -1);
}
