import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectPrisma } from "./clients/prisma/client.ts";
import { comparePrograms, type Comparison } from "./harness/compare-programs.ts";
import type { Client } from "./harness/client.ts";
import type { Input } from "./world.ts";

interface User {
  id: number;
  name: string | null;
}

interface UserDelegate {
  findUnique(query: object): Promise<User | null>;
  findMany(query: object): Promise<User[]>;
  updateMany(query: object): Promise<object>;
}

type Db = { user: UserDelegate };

const select = { id: true, name: true };

async function loop(db: Db, { userIds }: Input) {
  const names = [];
  for (const id of userIds) {
    const user = await db.user.findUnique({ where: { id }, select });
    if (user) names.push(user.name);
    else names.push("nobody");
  }
  return names;
}

async function readAll({ user }: Db, ids: number[]) {
  return user.findMany({ where: { id: { in: [...new Set(ids)] } }, select });
}

async function batch(db: Db, { userIds }: Input) {
  const users = new Map((await readAll(db, userIds)).map((user) => [user.id, user]));
  return userIds.map((id) => {
    const user = users.get(id);
    return user ? user.name : "nobody";
  });
}

describe("the comparison of two programs", () => {
  let client: Client<Db>;
  const compare = (
    before: typeof loop,
    after: typeof loop,
    columns = ["users.id", "users.name"],
  ): Promise<Comparison> =>
    comparePrograms(
      client,
      { source: before.toString(), run: before },
      { source: after.toString(), run: after },
      { statements: { before: ({ userIds }) => userIds.length, after: 1 }, columns },
    );

  beforeAll(async () => {
    client = (await connectPrisma()) as unknown as Client<Db>;
  }, 60_000);

  afterAll(async () => {
    await client.close();
    await client.engine.close();
  });

  it("accepts a fix that keeps everything", async () => {
    const comparison = await compare(loop, batch);
    expect(comparison.runs).toBeGreaterThanOrEqual(100);
    expect(comparison).toMatchObject({ before: 250, after: 1 });
  });

  it("catches a fix that drops the case of a missing row", async () => {
    const mutant = async (db: Db, { userIds }: Input) => {
      const users = new Map((await readAll(db, userIds)).map((user) => [user.id, user]));
      return userIds.flatMap((id) => users.get(id)?.name ?? []);
    };
    await expect(compare(loop, mutant as typeof loop)).rejects.toThrow('differ in "returned"');
  });

  it("catches a fix that drops the order of the keys", async () => {
    const inOrder = async (db: Db, { userIds }: Input) => {
      const found = [];
      for (const id of new Set(userIds)) {
        const user = await db.user.findUnique({ where: { id }, select });
        if (user) found.push(user.name);
      }
      return found;
    };
    const mutant = async (db: Db, { userIds }: Input) => (await readAll(db, userIds)).map(({ name }) => name);
    await expect(compare(inOrder as typeof loop, mutant as typeof loop)).rejects.toThrow(
      'differ in "returned"',
    );
  });

  it("catches a fix that answers undefined for null", async () => {
    const rows = async (db: Db, { userIds }: Input) => {
      const found = [];
      for (const id of userIds) found.push(await db.user.findUnique({ where: { id }, select }));
      return found;
    };
    const mutant = async (db: Db, { userIds }: Input) => {
      const users = new Map((await readAll(db, userIds)).map((user) => [user.id, user]));
      return userIds.map((id) => users.get(id));
    };
    await expect(compare(rows as unknown as typeof loop, mutant as unknown as typeof loop)).rejects.toThrow(
      "returned: [ undefined ]",
    );
  });

  it("catches another error, a write, a changed input and a statement too many", async () => {
    const throwing = (error: Error) => async (db: Db, input: Input) => {
      if ((await loop(db, input)).includes("nobody")) throw error;
      return ["all"];
    };
    await expect(compare(throwing(new Error("a")), throwing(new Error("b")))).rejects.toThrow(
      'differ in "threw"',
    );
    await expect(compare(throwing(new Error("a")), throwing(new TypeError("a")))).rejects.toThrow(
      'differ in "threw"',
    );

    const writing =
      (name: string): typeof loop =>
      async (db) => {
        await db.user.updateMany({ data: { name } });
        return ["done"];
      };
    await expect(compare(writing("a"), writing("b"))).rejects.toThrow('differ in "tables"');

    const sorting: typeof loop = async (db, input) => {
      const names = await batch(db, input);
      input.userIds.sort((a, b) => b - a);
      return names;
    };
    await expect(compare(loop, sorting)).rejects.toThrow('differ in "input"');

    await expect(compare(loop, loop)).rejects.toThrow("statements after, claimed at most 1");
    await expect(compare(batch, batch)).rejects.toThrow("1 statements before, not 250");
  });

  it("catches columns that nobody claimed", async () => {
    const wide: typeof loop = async (db, { userIds }) => {
      const users = new Map(
        (await db.user.findMany({ where: { id: { in: userIds } } })).map((user) => [user.id, user]),
      );
      return userIds.map((id) => {
        const user = users.get(id);
        return user ? user.name : "nobody";
      });
    };
    await expect(compare(loop, wide)).rejects.toThrow(
      "reads users.email, users.id, users.name, users.team_id",
    );
  });

  it("shows the smallest world and both programs", async () => {
    const mutant: typeof loop = async (db, { userIds }) => (await batch(db, { userIds } as Input)).reverse();
    const failure = await compare(loop, mutant).catch((error: unknown) => error as Error);
    const { message } = failure as Error;
    expect(message).toContain("--- before\nasync function loop");
    expect(message).toContain("--- after\n");
  });
});
