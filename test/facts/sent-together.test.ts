import path from "node:path";
import { describe, expect, it } from "vitest";
import { Facts } from "../../src/facts/facts-of.ts";
import { repeatedQueries } from "../../src/facts/repeated-query.ts";
import { originsIn } from "./queries-in.ts";

const db = `import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();\n`;
const prisma = `import { prisma } from "./db";\n`;

describe("what is sent together", () => {
  const update = "prisma.user.update({ where: { id }, data: { name: nameOf(id) } })";
  const together = (code: string): boolean[] => {
    const { origins, directory } = originsIn({
      "db.ts": db,
      "main.ts": `${prisma}export async function run(ids, nameOf) { ${code} }`,
    });
    const module = origins.project.module(path.join(directory, "main.ts"));
    if (module === undefined) throw new Error("main.ts doesn't parse");
    return [...repeatedQueries(new Facts(module, origins))].map((found) => found.together);
  };

  it.each([
    ["a mapped transaction", `await prisma.$transaction(ids.map((id) => ${update}));`],
    ["among others", `await prisma.$transaction([...ids.map((id) => ${update}), prisma.log.count()]);`],
    ["through a variable", `const all = ids.map((id) => ${update}); await prisma.$transaction(all);`],
    [
      "through a list",
      `const all = []; for (const id of ids) all.push(${update}); await prisma.$transaction(all);`,
    ],
    [
      "through a field",
      `const work = ids.reduce((all, id) => { all.updates.push(${update}); return all; }, { updates: [] }); await prisma.$transaction(work.updates);`,
    ],
    [
      "through both",
      `const all = []; for (const id of ids) { const one = ${update}; all.push(one); } await prisma.$transaction([...all]);`,
    ],
  ])("%s", (_, code) => expect(together(code)).toEqual([true]));

  it.each([
    ["one by one", `for (const id of ids) await ${update};`],
    ["at once, but each on its own", `await Promise.all(ids.map((id) => ${update}));`],
    [
      "a list that is only awaited",
      `const all = []; for (const id of ids) all.push(${update}); await Promise.all(all);`,
    ],
    [
      "another list",
      `const all = []; for (const id of ids) await ${update}; await prisma.$transaction(all);`,
    ],
  ])("not %s", (_, code) => expect(together(code)).toEqual([false]));
});
