import { describe, expect, it } from "vitest";
import { prisma, repeatedIn } from "./repeated-in.ts";

describe("what repeats", () => {
  it.each([
    ["for...of", `for (const id of ids) await prisma.user.count({ where: { id } });`, "ids: count"],
    ["for...in", `for (const id in byId) await prisma.user.count({ where: { id } });`, "byId: count"],
    [
      "for await",
      `for await (const row of stream) await prisma.user.count({ where: { id: row.id } });`,
      "stream: count",
    ],
    [
      "a counter",
      `for (let i = 0; i < ids.length; i++) await prisma.user.count({ where: { id: ids[i] } });`,
      "ids: count",
    ],
    [
      "a counter that one is added to",
      `for (let i = 0; i < ids.length; i += 1) await prisma.user.count({ where: { id: ids[i] } });`,
      "ids: count",
    ],
    [
      "a counter with a kept length",
      `for (let i = 0, n = ids.length; i < n; i++) await prisma.user.count({ where: { id: ids[i] } });`,
      "ids: count",
    ],
    [
      "counting down",
      `for (let i = ids.length - 1; i >= 0; i--) await prisma.user.count({ where: { id: ids[i] } });`,
      "ids: count",
    ],
    [
      "a drained queue",
      `while (queue.length > 0) { const id = queue.shift()!; await prisma.user.count({ where: { id } }); }`,
      "queue: count",
    ],
    [
      "map",
      `await Promise.all(ids.map(async (id) => { await prisma.user.count({ where: { id } }); }));`,
      "ids: count",
    ],
    ["a single batch", `for (const id of batch) await prisma.user.count({ where: { id } });`, "batch: count"],
    [
      "what one batch call gives",
      `const users = await getUsersBatch(ids); for (const { id } of users) await prisma.user.count({ where: { id } });`,
      "users: count",
    ],
    ["forEach", `ids.forEach(async (id) => { await prisma.user.count({ where: { id } }); });`, "ids: count"],
    [
      "reduce",
      `await ids.reduce(async (before, id) => { await before; await prisma.user.count({ where: { id } }); }, Promise.resolve());`,
      "ids: count",
    ],
    [
      "Array.from",
      `await Promise.all(Array.from(ids, async (id) => prisma.user.count({ where: { id } })));`,
      "ids: count",
    ],
    [
      "a limited fan-out",
      `await Promise.all(ids.map((id) => limit(() => prisma.user.count({ where: { id } }))));`,
      "ids: count",
    ],
    [
      "thunks",
      `await runAll(ids.map((id) => async () => prisma.user.count({ where: { id } })), 5);`,
      "ids: count",
    ],
    [
      "promises that are collected",
      `const all = []; for (const id of ids) all.push(prisma.user.count({ where: { id } }));`,
      "ids: count",
    ],
    [
      "the inner of two loops",
      `for (const team of teams) for (const id of team.ids) await prisma.user.count({ where: { id } });`,
      "team.ids: count",
    ],
    [
      "a callback that runs in place",
      `for (const id of ids) await retry(async () => { await prisma.user.count({ where: { id } }); });`,
      "ids: count",
    ],
    [
      "rows by their places in a list",
      `const rows = await User.findAll(); for (let i = 0; i < rows.length; i++) await rows[i].destroy();`,
      "rows: destroy",
    ],
    [
      "a bulk statement by the key of a related row",
      `for (const id of ids) await prisma.post.deleteMany({ where: { author: { id } } });`,
      "ids: deleteMany",
    ],
    [
      "a bulk statement by the key of a row that was read for the element",
      `for (const id of ids) { const row = await load(id); if (row.old) await prisma.post.deleteMany({ where: { authorId: row.id } }); }`,
      "ids: deleteMany",
    ],
    [
      "a function that calls itself",
      `async function walk(id) { for (const child of await prisma.node.findMany({ where: { id } })) await walk(child.id); }`,
      "await prisma.node.findMany({ where: { id } }): walk -> prisma.node.findMany",
    ],
  ])("%s", (_, code, expected) => {
    expect(
      repeatedIn(
        prisma +
          `declare const ids: string[], teams: any, byId: any, stream: any, queue: string[], limit: any, retry: any, runAll: any, load: any;\nimport { Model } from "sequelize";\nclass User extends Model {}\n` +
          code,
      ),
    ).toEqual([expected]);
  });
});

describe("what doesn't repeat", () => {
  it.each([
    ["the query that feeds the loop", `for (const user of await prisma.user.findMany()) send(user);`],
    [
      "pages by cursor",
      `let cursor; do { const page = await prisma.user.findMany({ cursor, take: 100 }); cursor = page.at(-1); } while (cursor);`,
    ],
    [
      "pages by number",
      `for (let page = 0; page < pages; page++) await prisma.user.findMany({ skip: page * 100, take: 100 });`,
    ],
    [
      "an endless page loop",
      `while (true) { const rows = await prisma.user.findMany({ take: 100 }); if (rows.length === 0) break; }`,
    ],
    [
      "chunks by index",
      `for (let i = 0; i < ids.length; i += 100) await prisma.user.count({ where: { id: { in: ids.slice(i, i + 100) } } });`,
    ],
    [
      "chunks by helper",
      `for (const part of chunk(ids, 100)) await prisma.user.count({ where: { id: { in: part } } });`,
    ],
    [
      "elements that are collections",
      `for (const group of groups) await prisma.user.count({ where: { id: { in: group.map((u) => u.id) } } });`,
    ],
    [
      "a retry",
      `for (let attempt = 0; attempt < 3; attempt++) { try { return await prisma.user.count(); } catch {} }`,
    ],
    [
      "a retry over delays",
      `for (const delay of delays) { try { return await prisma.user.count(); } catch { await sleep(delay); } }`,
    ],
    ["polling", `while (!(await prisma.job.count())) await sleep(100);`],
    ["a worker", `for (;;) { const job = await prisma.job.findFirst(); await sleep(100); }`],
    [
      "at most once: break",
      `for (const id of ids) { if (id === x) { await prisma.user.count({ where: { id } }); break; } }`,
    ],
    [
      "at most once: return",
      `for (const id of ids) { if (id === x) return prisma.user.count({ where: { id } }); }`,
    ],
    [
      "handlers that are registered",
      `for (const name of names) app.get(name, async () => { await prisma.user.count(); });`,
    ],
    [
      "timers",
      `for (const id of ids) setTimeout(async () => { await prisma.user.count({ where: { id } }); }, 10);`,
    ],
    ["bulk operations", `for (const team of teams) await prisma.user.createMany({ data: team.users });`],
    [
      "bulk statements by lists",
      `for (const team of teams) { const ids = team.users.map((u) => u.id); await prisma.user.deleteMany({ where: { id: { in: ids } } }); await prisma.log.deleteMany({ where: { user: { is: { id: { in: team.ids } } } } }); }`,
    ],
    [
      "lookups that Prisma sends together",
      `await Promise.all(ids.map((id) => prisma.user.findUnique({ where: { id } })));`,
    ],
    [
      "what happens only after a failure",
      `for (const id of ids) { try { work(id); } catch { await prisma.log.create({ data: { id } }); } }`,
    ],
    [
      "a result that is kept",
      `let all; for (const id of ids) { if (!all) all = await prisma.user.findMany(); use(all, id); }`,
    ],
    [
      "handlers that are registered with a framework",
      `const app = express(); for (const name of names) app.get(name, async (req, res) => { await prisma.user.count(); res.end(); });`,
    ],
    [
      "the work of one kind of element",
      `for (const step of names) switch (step.kind) { case "pages": await prisma.page.count(); break; default: }`,
    ],
    [
      "the work of one kind of element, in a callback",
      `await Promise.all(names.map(async (claim) => { switch (claim) { case "roles": return prisma.role.count(); default: return claim; } }));`,
    ],
    [
      "statements about no rows",
      `for (const name of names) { await prisma.$executeRawUnsafe(\`REFRESH MATERIALIZED VIEW "\${name}"\`); await prisma.$executeRawUnsafe(\`ALTER TABLE \${name} ADD COLUMN x int\`); }`,
    ],
    [
      "the element that equals one value",
      `for (const name of names) { if (name === x) { await prisma.user.count({ where: { name } }); } else if (x.on && name === "tax") await prisma.tax.count(); }`,
    ],
    [
      "a table per element",
      `const models = prisma; for (const name of names) { await models[name].count(); await (prisma as any)[name].findMany({ where: { x } }); }`,
    ],
    [
      "a table per element, through a function by its name",
      `const load = (name) => prisma[name].findMany({ where: { x } }); await Promise.all(names.map(load));`,
    ],
    [
      "a table per element, through a function inside",
      `await Promise.all(names.map((name) => { const load = () => prisma[name].findMany({ where: { x } }); return load(); }));`,
    ],
    [
      "a loop over tables",
      `const knex = makeKnex({}); for (const table of names) await knex(table).where({ x });`,
    ],
    [
      "array methods with the same names",
      `for (const id of ids) { users.find((u) => u.id === id); map.get(id); users.findFirst?.(id); }`,
    ],
  ])("%s", (_, code) => {
    expect(
      repeatedIn(
        `${prisma}export async function run(ids, x, names, teams, groups, delays, pages, users, map) { ${code} }`,
      ),
    ).toEqual([]);
  });
});

describe("through helpers", () => {
  it("names the chain across files", () => {
    expect(
      repeatedIn(
        `import { getCreator } from "./service";\nexport const run = async (markets) => { for (const market of markets) await getCreator(market); };`,
        {
          "service.ts": `import { userRepository } from "./repository";\nexport async function getCreator(market) { return userRepository.findById(market.creatorId); }`,
          "repository.ts": `import { prisma } from "./db";\nexport const userRepository = { async findById(id) { return prisma.user.findUnique({ where: { id } }); } };`,
        },
      ),
    ).toEqual(["markets: getCreator -> userRepository.findById -> prisma.user.findUnique"]);
  });

  it("takes a callback that is given by name", () => {
    expect(
      repeatedIn(
        `${prisma}const present = async (item) => prisma.user.findFirst({ where: { id: item.id } });\nexport const run = (items) => Promise.all(items.map(present));`,
      ),
    ).toEqual(["items: present -> prisma.user.findFirst"]);
  });

  it("names the collection as the call hands it to the function that goes through it", () => {
    expect(
      repeatedIn(
        `${prisma}import { inBatches } from "./batches";
         export const run = (users) => inBatches(5, users, (user) => prisma.order.findFirst({ where: { user } }));`,
        {
          "batches.ts": `export async function inBatches(size, items, work) { for (const item of items) await work(item); }`,
        },
      ),
    ).toEqual(["users: findFirst"]);
  });

  it("names a collection that another file goes through as that file does", () => {
    expect(
      repeatedIn(
        `${prisma}import { inform } from "./onboarding";
         const isActive = (user) => prisma.order.findFirst({ where: { user } });
         export const run = () => inform("day7", isActive);`,
        {
          "onboarding.ts": `export async function inform(template, filter) { const members = await load(template); for (const one of members) if (await filter(one)) send(one); }`,
        },
      ),
    ).toEqual(["members: isActive -> prisma.order.findFirst"]);
  });

  it("goes from a port to its adapter in another file", () => {
    expect(
      repeatedIn(
        `import type { UserRepository } from "./port";
         export class Service { constructor(private readonly users: UserRepository) {}
           async run(ids: string[]) { for (const id of ids) await this.users.findById(id); } }`,
        {
          "port.ts": `export interface UserRepository { findById(id: string): Promise<unknown> }`,
          "adapter.ts": `import type { UserRepository } from "./port";\nimport { prisma } from "./db";
            export class PrismaUserRepository implements UserRepository { async findById(id: string) { return prisma.user.findUnique({ where: { id } }); } }`,
        },
      ),
    ).toEqual(["ids: users.findById -> prisma.user.findUnique"]);
  });

  it("goes from an abstract class to the one that extends it", () => {
    expect(
      repeatedIn(
        `import { Users } from "./port";\nexport const run = async (users: Users, ids: string[]) => { for (const id of ids) await users.find(id); };`,
        {
          "port.ts": `export abstract class Users { abstract find(id: string): Promise<unknown>; }`,
          "adapter.ts": `import { Users } from "./port";\nimport { prisma } from "./db";\nexport class PrismaUsers extends Users { async find(id: string) { return prisma.user.findFirst({ where: { id } }); } }`,
        },
      ),
    ).toEqual(["ids: users.find -> prisma.user.findFirst"]);
  });

  it("knows what inherited methods do for the class that inherits", () => {
    expect(
      repeatedIn(
        `import { Base } from "./base";
         class Users extends Base { load(id: string) { return prisma.user.findFirst({ where: { id } }); }
           async run(ids: string[]) { for (const id of ids) await this.get(id); } }
         ${prisma}`,
        {
          "base.ts": `export abstract class Base { abstract load(id: string): Promise<unknown>; async get(id: string) { return this.load(id); } }`,
        },
      ),
    ).toEqual(["ids: get -> this.load -> prisma.user.findFirst".replace("this.", "")]);
  });

  it("knows what is kept on a function", () => {
    expect(
      repeatedIn(
        `const Contact = require("./contact");\nexport const run = async (ids) => { for (const id of ids) await Contact.findById(id); };`,
        {
          "contact.js": `const { prisma } = require("./db");\nfunction Contact(row) { this.id = row.id; }\nContact.findById = function (id) { return prisma.contact.findFirst({ where: { id } }); };\nmodule.exports = Contact;`,
        },
      ),
    ).toEqual(["ids: Contact.findById -> prisma.contact.findFirst"]);
  });

  it("knows the functions of a factory", () => {
    expect(
      repeatedIn(
        `import { createUsers } from "./users";\n${prisma}const users = createUsers(prisma);\nexport const run = async (ids) => { for (const id of ids) await users.find(id); };`,
        {
          "users.ts": `export const createUsers = (db) => { const find = (id) => db.user.findFirst({ where: { id } }); return { find }; };`,
        },
      ),
    ).toEqual(["ids: users.find -> db.user.findFirst"]);
  });

  it("sees through wrappers of functions", () => {
    expect(
      repeatedIn(
        `import { getUser } from "./users";\nexport const run = async (ids) => { for (const id of ids) await getUser(id); };`,
        {
          "users.ts": `import { cache } from "react";\n${prisma}export const getUser = cache(async (id) => prisma.user.findFirst({ where: { id } }));`,
        },
      ),
    ).toEqual(["ids: getUser -> prisma.user.findFirst"]);
  });

  it("is silent about elements that are adapters of several kinds", () => {
    const files = {
      "port.ts": `export interface Calendar { events(day: string): Promise<unknown> }`,
      "google.ts": `${prisma}import type { Calendar } from "./port";\nexport class Google implements Calendar { async events(day: string) { return prisma.token.findFirst({ where: { day } }); } }`,
    };
    const main = `import type { Calendar } from "./port";
      export const run = (calendars: Calendar[], day: string) => Promise.all(calendars.map((calendar) => calendar.events(day)));`;
    expect(repeatedIn(main, files)).toEqual(["calendars: calendar.events -> prisma.token.findFirst"]);
    expect(
      repeatedIn(main, { ...files, "outlook.ts": files["google.ts"].replace("Google", "Outlook") }),
    ).toEqual([]);
  });

  it("is silent when the helper only registers work", () => {
    expect(
      repeatedIn(
        `import { onUser } from "./events";\nexport const run = (ids) => { for (const id of ids) onUser(id); };`,
        {
          "events.ts": `${prisma}export function onUser(id) { emitter.on("user", async () => { await prisma.user.count({ where: { id } }); }); }`,
        },
      ),
    ).toEqual([]);
  });
});

it("reports text that is about rows", () => {
  const code =
    "for (const name of names) await prisma.$executeRawUnsafe(`DELETE FROM logs WHERE name = '${name}'`);";
  expect(repeatedIn(`${prisma}export async function run(names) { ${code} }`)).toEqual([
    "names: $executeRawUnsafe",
  ]);
});
