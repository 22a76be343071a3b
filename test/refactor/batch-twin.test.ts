import { describe, expect, it, vi } from "vitest";
import { plan, project, refusal } from "./project.ts";

vi.setConfig({ testTimeout: 60_000 });

const repository = `
import { prisma } from "./db.ts";

export class UserRepository {
  findById(id: number) {
    return prisma.user.findUnique({ where: { id } });
  }
}
`;

const loop = `
import { UserRepository } from "./users.ts";

export async function names(users: UserRepository, orders: { userId: number }[]) {
  const names: string[] = [];
  for (const order of orders) {
    const user = await users.findById(order.userId);
    names.push(user?.name ?? "nobody");
  }
  return names;
}
`;

/** A loop that calls \`find\` of another file. */
const calling = (helpers: string) => ({
  "src/users.ts": `import { prisma } from "./db.ts";\n${helpers}`,
  "src/names.ts": `
import { find } from "./users.ts";

export async function names(ids: number[]) {
  const found = [];
  for (const id of ids) found.push(await find(id));
  return found;
}
`,
});

describe("batch_twin", () => {
  it("writes a twin at each link of a chain", async () => {
    const root = project({
      "src/users.ts": repository,
      "src/service.ts": `
import { UserRepository } from "./users.ts";

export class UserService {
  constructor(private readonly users: UserRepository) {}

  async getUser(id: number) {
    const user = await this.users.findById(id);
    return user;
  }
}
`,
      "src/names.ts": loop
        .replace('{ UserRepository } from "./users.ts"', '{ UserService } from "./service.ts"')
        .replace("users: UserRepository", "users: UserService")
        .replace("findById", "getUser"),
    });
    const { diff, conditions } = await plan(root, "src/names.ts", "getUser");
    expect(diff).toMatchSnapshot();
    expect(conditions).toEqual([]);
  });

  it("is laid out as the file, and carries its annotations over", async () => {
    const root = project({
      "src/users.ts": [
        "import type { User } from '@prisma/client'",
        "import { prisma } from './db.ts'",
        "",
        "export const users = {",
        "\tfindByEmail: async (email: User['email']): Promise<User | null> => prisma.user.findUnique({ where: { email } }),",
        "}",
        "",
      ].join("\r\n"),
      "src/names.ts": `
import { users } from "./users.ts";
export const all = (emails: string[]) => Promise.all(emails.map((email) => users.findByEmail(email)));
export async function names(emails: string[]) {
  return await Promise.all(emails.map(async (email) => (await users.findByEmail(email))?.name));
}
`,
    });
    expect(await plan(root, "src/names.ts", "?.name")).toMatchSnapshot();
  });

  it("groups the rows of lists", async () => {
    const root = project({
      "src/posts.ts": `
import { prisma } from "./db.ts";
export const posts = { findByAuthor: (authorId: number) => prisma.post.findMany({ where: { authorId } }) };
`,
      "src/feed.ts": `
import { posts } from "./posts.ts";
export async function feed(users: { id: number }[]) {
  const feed = [];
  for (const { id } of users) feed.push(...(await posts.findByAuthor(id)));
  return feed;
}
`,
    });
    expect(await plan(root, "src/feed.ts", "findByAuthor")).toMatchSnapshot();
  });

  it("imports and exports the twin where its helper is", async () => {
    const root = project(
      calling(`
async function find(id: number) {
  return (await prisma.user.findUnique({ where: { id } })) ?? undefined;
}

export { find };
`),
    );
    expect((await plan(root, "src/names.ts", "find(id)")).diff).toMatchSnapshot();
  });

  it("knows CommonJS", async () => {
    const root = project({
      "package.json": `{ "type": "commonjs" }`,
      "src/users.js": `
const { PrismaClient } = require("@prisma/client");
const prisma = new PrismaClient();
async function findUser(id) {
  return prisma.user.findUnique({ where: { id } });
}
module.exports = { findUser };
`,
      "src/names.js": `
const { findUser } = require("./users");
exports.names = async (ids) => {
  const names = [];
  for (const id of ids) names.push(await findUser(id));
  return names;
};
`,
    });
    expect((await plan(root, "src/names.js", "findUser(id)")).diff).toMatchSnapshot();
  });

  it("uses the twin that an earlier call left", async () => {
    const root = project({
      "src/users.ts": repository.replace(
        "  }\n}",
        `  }

  async findByIds(ids: number[]) {
    const users = await prisma.user.findMany({ where: { id: { in: [...new Set(ids)] } } });
    return new Map(users.map((user) => [user.id, user]));
  }
}`,
      ),
      "src/names.ts": loop,
    });
    const { diff } = await plan(root, "src/names.ts", "findById");
    expect(diff).not.toContain("users.ts");
    expect(diff).toContain("+  const userById = await users.findByIds(orders.map((order) => order.userId));");
  });

  it.each([
    [
      "throws",
      `export const find = (id: number) => prisma.user.findUniqueOrThrow({ where: { id } });`,
      /throws where there is no row/,
    ],
    [
      "does more",
      `export async function find(id: number) {
  const user = await prisma.user.findUnique({ where: { id } });
  if (!user) throw new Error("no user");
  return user;
}`,
      /does more than hand on what it reads: `if \(!user\)/,
    ],
    [
      "makes something of the row",
      `export const find = async (id: number) => (await prisma.user.findUnique({ where: { id } }))?.name;`,
      /makes something of what it reads/,
    ],
    [
      "limits its rows",
      `export const find = (authorId: number) => prisma.post.findMany({ where: { authorId }, take: 3 });`,
      /says more than a query for many keys/,
    ],
    [
      "takes the first in an order",
      `export const find = (teamId: number) => prisma.user.findFirst({ where: { teamId }, orderBy: { id: "asc" } });`,
      /first of several rows in an order/,
    ],
    [
      "writes",
      `export const find = (id: number) => prisma.user.update({ where: { id }, data: { name: "" } });`,
      /writes: only reads/,
    ],
    [
      "takes an object",
      `export const find = ({ id }: { id: number }) => prisma.user.findUnique({ where: { id } });`,
      /takes its key in no parameter|no plain key/,
    ],
    [
      "has type parameters",
      `export const find = <T extends number>(id: T) => prisma.user.findUnique({ where: { id } });`,
      /has type parameters/,
    ],
    [
      "is a default export",
      `export default function find(id: number) { return prisma.user.findUnique({ where: { id } }); }\nexport { default as find } from "./users.ts";`,
      /default export/,
    ],
    [
      "has another twin already",
      `export const find = (id: number) => prisma.user.findUnique({ where: { id } });\nexport const findMany = (ids: number[]) => ids;`,
      /There is a `findMany` already/,
    ],
    [
      "may get null",
      `export const find = (teamId: number | null) => prisma.user.findMany({ where: { teamId } });`,
      /may be null/,
    ],
    [
      "uses its key twice",
      `export const find = (id: number) => prisma.user.findFirst({ where: { id, teamId: id } });`,
      /more than once/,
    ],
  ])("refuses a helper that %s", async (_, helper, reason) => {
    expect(await refusal(project(calling(helper)), "src/names.ts", "find(id)")).toMatch(reason);
  });

  it("refuses what wouldn't type-check: the helper is known by an interface", async () => {
    const root = project({
      "src/users.ts": `
import type { User } from "@prisma/client";
import { prisma } from "./db.ts";

export interface Users {
  findById(id: number): Promise<User | null>;
}

export class UserRepository implements Users {
  findById(id: number) {
    return prisma.user.findUnique({ where: { id } });
  }
}
`,
      "src/names.ts": loop.replaceAll("UserRepository", "Users"),
    });
    expect(await refusal(root, "src/names.ts", "findById")).toContain(
      "Property 'findByIds' does not exist on type 'Users'",
    );
  });

  it("refuses what isn't a finding through a helper", async () => {
    const root = project({
      "src/names.ts": `
import { prisma } from "./db.ts";
export async function names(ids: number[]) {
  for (const id of ids) await prisma.user.findUnique({ where: { id } });
}
`,
    });
    expect(await refusal(root, "src/names.ts", "findUnique")).toMatch(/stands in the loop itself/);
    expect(await refusal(root, "src/names.ts", "export")).toMatch(/No query runs per element at line 2/);
  });
});
