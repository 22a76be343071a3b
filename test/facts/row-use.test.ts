import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { queriesOf } from "../../src/facts/query.ts";
import { projectionOf } from "../../src/facts/projection.ts";
import { useOfRows, type RowUse } from "../../src/facts/row-use/index.ts";
import { originsIn } from "./queries-in.ts";

const db = `import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();\n`;

/** What main.ts does with the rows of its first query: the columns it reads, or why they aren't known. */
function useIn(main: string, files: Record<string, string> = {}): string {
  const { origins, directory } = originsIn({
    "db.ts": db,
    ...files,
    "main.ts": `import { prisma } from "./db";\n${main}`,
  });
  const module = origins.project.module(path.join(directory, "main.ts"));
  const [query] = module ? queriesOf(origins, module) : [];
  if (query === undefined) throw new Error("main.ts has no query");
  const projection = projectionOf(origins, query);
  const relations = projection.kind === "absent" ? projection.relations : new Map();
  return described(useOfRows(origins, query, relations));
}

function described(use: RowUse): string {
  if (use.escape !== undefined) return "escapes";
  const parts = [
    ...use.columns,
    ...[...use.relations].map(([name, relation]) => `${name}(${described(relation)})`),
    ...(use.typed === undefined ? [] : ["typed"]),
  ];
  if (parts.length > 0) return parts.join(" ");
  return use.counted ? "counted" : use.tested ? "tested" : "nothing";
}

const row = "const row = await prisma.user.findFirst();\n";
const rows = "const rows = await prisma.user.findMany();\n";

describe("a row", () => {
  it.each([
    ["a property", "send(row.name);", "name"],
    ["in the order of their first use", "send(row.b, row.a, row.b);", "b a"],
    ["optional chaining", "send(row?.name?.length, row!.email);", "name email"],
    [
      "destructuring with renames and defaults",
      "const { name: n, email = '' } = row; send(n);",
      "name email",
    ],
    ["nested destructuring stops at the column", "const { meta: { a } } = row;", "meta"],
    ["an alias", "const same = row; send(same.name);", "name"],
    ["a string key", "send(row['name']);", "name"],
    ["a condition", "if (!row) stop();", "tested"],
    ["comparisons with nothing", "if (row === null || undefined != row) stop();", "tested"],
    ["a conversion", "send(Boolean(row), !!row);", "tested"],
    ["a ternary of its own property", "send(row ? row.name : null);", "name"],
    ["a fallback keeps it", "const one = row ?? other; send(one.name);", "name"],
    ["a guard hides it", "send(row && row.name);", "name"],
    ["in an object that stays in sight", "const all = { row }; send(all.row.name);", "name"],
    ["in an array that stays in sight", "const [one] = [row]; send(one.name);", "name"],
    [
      "a type that is spelled out",
      "const one: { id: string; name: string } = row; send(one.name);",
      "id name",
    ],
    ["a type that picks", "const one: Pick<User, 'id' | 'name'> = row; send(one.id);", "id name"],
    ["a type of whole rows", "const one: User = row; send(one.name);", "name typed"],
    ["a variable with several values", "let one = row; if (!one) one = other; send(one.name);", "name typed"],
    ["an assertion", "send((row as User).name);", "name typed"],
    ["const assertions", "send((row as const).name);", "name"],
    ["a closure", "on(() => send(row.name));", "name"],
  ])("%s", (_, code, expected) => {
    expect(useIn(row + code)).toBe(expected);
  });

  it.each([
    ["an argument", "send(row);"],
    ["a spread", "send({ ...row });"],
    ["the rest", "const { name, ...rest } = row;"],
    ["a dynamic key", "send(row[key]);"],
    ["a method of its own", "row.save();"],
    ["a change", "row.name = 'x'; send(row.email);"],
    ["a deletion", "delete row.name;"],
    ["a field", "this.row = row;"],
    ["JSON", "JSON.stringify(row);"],
    ["a throw", "throw row;"],
    ["an export", "export { row };"],
    ["a type of it", "type Row = typeof row;"],
    ["an object that leaves", "send({ row });"],
    ["a comparison with another", "send(row === other);"],
    ["`in`", "send('name' in row);"],
    ["a template", "send(`${row}`);"],
    ["a position", "send(row[1]);"],
  ])("gets out of sight: %s", (_, code) => {
    expect(useIn(row + code)).toBe("escapes");
  });

  it.each([
    [
      "an exported function returns it",
      "export async function get() { return prisma.user.findFirst(); }",
      "escapes",
    ],
    [
      "a function of the file returns it to its callers",
      "async function get() { return prisma.user.findFirst(); }\nsend((await get()).name);",
      "name",
    ],
    [
      "that function's result has a type",
      "async function get(): Promise<User> { return prisma.user.findFirst(); }\nsend((await get()).name);",
      "escapes",
    ],
    ["then", "prisma.user.findFirst().then((row) => send(row.name));", "name"],
    ["then gives it on", "const row = await prisma.user.findFirst().then((r) => r); send(row.name);", "name"],
    ["catch", "const row = await prisma.user.findFirst().catch(() => null); send(row?.name);", "name"],
    [
      "Promise.all",
      "const [row] = await Promise.all([prisma.user.findFirst(), x()]); send(row.name);",
      "name",
    ],
    [
      "a transaction",
      "const row = await prisma.$transaction(async () => prisma.user.findFirst()); send(row.name);",
      "name",
    ],
    ["the statement alone", "await prisma.user.findFirstOrThrow();", "tested"],
    ["its own type", "const row: User = await prisma.user.findFirst(); send(row.name);", "name typed"],
  ])("%s", (_, code, expected) => {
    expect(useIn(code)).toBe(expected);
  });
});

describe("rows", () => {
  it.each([
    ["for...of", "for (const row of rows) send(row.name);", "name"],
    ["for...of with destructuring", "for (const { name } of rows) send(name);", "name"],
    ["map", "send(rows.map((row) => row.name));", "name"],
    ["map with destructuring", "send(rows.map(({ id, name }) => ({ id, name })));", "id name"],
    ["filter and map", "send(rows.filter((row) => row.active).map((row) => row.name));", "active name"],
    ["sort", "rows.sort((a, b) => a.rank - b.rank); send(rows[0].name);", "rank name"],
    ["find", "send(rows.find((row) => row.id === 1)?.name);", "id name"],
    ["some", "send(rows.some(({ id }) => id === 1));", "id"],
    ["an index", "send(rows[0].name, rows.at(-1).email);", "name email"],
    ["length", "send(rows.length);", "counted"],
    ["destructuring", "const [first, ...others] = rows; send(first.a, others.map((row) => row.b));", "a b"],
    ["reduce", "send(rows.reduce((sum, row) => sum + row.size, 0));", "size"],
    ["reduce to a row", "send(rows.reduce((a, b) => (a.size > b.size ? a : b)).name);", "size name"],
    [
      "a map by key",
      "const byId = new Map(rows.map((row) => [row.id, row])); send(byId.get(1)?.name);",
      "id name",
    ],
    [
      "an object by key",
      "const byId = Object.fromEntries(rows.map((row) => [row.id, row])); send(byId[key].name);",
      "id name",
    ],
    ["a set of keys", "send(new Set(rows.map((row) => row.id)));", "id"],
    ["entries", "for (const [i, row] of rows.entries()) send(i, row.name);", "name"],
    ["a copy", "send([...rows].map((row) => row.name));", "name"],
    ["a function by name", "const nameOf = (row) => row.name; send(rows.map(nameOf));", "name"],
    ["whole rows in a map", "send(rows.map((row) => ({ ...row })));", "escapes"],
    ["whole rows filtered", "send(rows.filter((row) => row.id));", "escapes"],
    ["a row that is pushed elsewhere", "for (const row of rows) kept.push(row);", "escapes"],
    ["growing", "rows.push(other);", "escapes"],
    ["an unknown method", "rows.customMethod();", "escapes"],
    ["a library's grouping", "groupBy(rows, 'id');", "escapes"],
  ])("%s", (_, code, expected) => {
    expect(useIn(rows + code)).toBe(expected);
  });
});

describe("relations", () => {
  const query =
    "const row = await prisma.user.findFirst({ include: { posts: true, team: { include: { owner: true } } } });\n";

  it.each([
    ["many", "send(row.name, row.posts.map((post) => post.title));", "name posts(title)"],
    ["one", "send(row.team.name);", "team(name)"],
    ["nested", "send(row.team.owner.email);", "team(owner(email))"],
    ["a relation alone gets out of sight", "send(row.name, row.posts);", "name posts(escapes)"],
    [
      "destructured",
      "const { posts, team: { name } } = row; for (const { id } of posts) send(id);",
      "posts(id) team(name)",
    ],
  ])("%s", (_, code, expected) => {
    expect(useIn(query + code)).toBe(expected);
  });
});

describe("functions of the project", () => {
  it.each([
    ["a presenter", "export const present = (user) => ({ id: user.id, name: user.name });", "id name"],
    [
      "a presenter that destructures",
      "export function present({ id, name }) { return id + name; }",
      "id name",
    ],
    ["a presenter of whole rows", "export const present = (user) => ({ ...user });", "escapes"],
    ["a declared type of whole rows", "export const present = (user: User) => user.name;", "escapes"],
    [
      "a declared type that says what it needs",
      "export const present = (user: { id: number }) => user.id;",
      "id",
    ],
    ["arguments", "export function present(user) { return arguments[0]; }", "escapes"],
    [
      "a presenter that calls itself",
      "export function present(user) { return user.a || present(user); }",
      "escapes",
    ],
  ])("%s", (_, present, expected) => {
    const main = `import { present } from "./present";\n${row}send(present(row));`;
    expect(useIn(main, { "present.ts": present })).toBe(expected);
  });

  it("goes from one to the next", () => {
    const files = {
      "present.ts": `import { nameOf } from "./name";\nexport const present = (user) => nameOf(user);`,
      "name.ts": "export const nameOf = (user) => user.name;",
    };
    expect(useIn(`import { present } from "./present";\n${row}send(present(row));`, files)).toBe("name");
  });
});

it("finds exactly what is read, in that order, whichever way it is read", () => {
  const reads = [
    (name: string) => `send(row.${name});`,
    (name: string) => `{ const { ${name} } = row; send(${name}); }`,
    (name: string) => `if (row?.${name}) stop();`,
    (name: string) => `{ const alias = row!; send(alias["${name}"]); }`,
    (name: string) => `[row].forEach(({ ${name}: x }) => send(x));`,
  ];
  const names = fc.array(fc.constantFrom("a", "b", "c", "d", "length", "map"), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(names, fc.array(fc.nat(4), { minLength: 6, maxLength: 6 }), (columns, ways) => {
      const code = columns.map((name, index) => reads[ways[index]!]!(name)).join("\n");
      expect(useIn(row + code)).toBe([...new Set(columns)].join(" "));
    }),
    { numRuns: 60 },
  );
});
