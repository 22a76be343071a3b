import type { FixCase } from "../fixes/harness/case.ts";

/** A program of several files, `program.ts` with the loop, and what becomes of it. */
export interface TwinCase {
  title: string;
  files: Readonly<Record<string, string>>;
  statements: FixCase["statements"];
  /** What the refactoring leaves to a person. */
  conditions: readonly string[];
}

const one = { before: ({ userIds }: { userIds: unknown[] }) => userIds.length, after: 1 };

export const prismaCases: readonly TwinCase[] = [
  {
    title: "a service that calls a repository",
    files: {
      "user-repository.ts": `
import type { PrismaClient } from "@prisma/client";

export class UserRepository {
  constructor(private readonly db: PrismaClient) {}

  async findById(id: number) {
    return this.db.user.findUnique({ where: { id }, select: { name: true } });
  }
}
`,
      "user-service.ts": `
import type { UserRepository } from "./user-repository.ts";

export class UserService {
  constructor(private readonly users: UserRepository) {}

  getUser(id: number) {
    return this.users.findById(id);
  }
}
`,
      "program.ts": `
import type { PrismaClient } from "@prisma/client";
import type { Input } from "../../../../world.ts";
import { UserRepository } from "./user-repository.ts";
import { UserService } from "./user-service.ts";

export async function run(db: PrismaClient, { userIds }: Input) {
  const service = new UserService(new UserRepository(db));
  const users = [];
  for (const id of userIds) users.push(await service.getUser(id));
  return users;
}
`,
    },
    statements: one,
    conditions: [],
  },
  {
    title: "a function of another file, with annotations",
    files: {
      "users.ts": `
import type { PrismaClient } from "@prisma/client";

interface User {
  id: number;
  email: string;
  name: string | null;
  teamId: number | null;
}

export const findUser = async (db: PrismaClient, id: number): Promise<User | undefined> =>
  (await db.user.findFirst({ where: { id } })) ?? undefined;
`,
      "program.ts": `
import type { PrismaClient } from "@prisma/client";
import type { Input } from "../../../../world.ts";
import { findUser } from "./users.ts";

export async function run(db: PrismaClient, { userIds }: Input) {
  const names: string[] = [];
  for (const userId of userIds) {
    const user = await findUser(db, userId);
    if (!user) continue;
    names.push(\`\${userId}: \${user.name ?? "nobody"}\`);
  }
  return names;
}
`,
    },
    statements: one,
    conditions: [],
  },
  {
    title: "children of several parents, all at once",
    files: {
      "posts.ts": `
import type { PrismaClient } from "@prisma/client";

export const posts = {
  findByAuthor(db: PrismaClient, authorId: number) {
    return db.post.findMany({ where: { authorId }, orderBy: { id: "desc" }, select: { title: true } });
  },
};
`,
      "program.ts": `
import type { PrismaClient } from "@prisma/client";
import type { Input } from "../../../../world.ts";
import { posts } from "./posts.ts";

export async function run(db: PrismaClient, { userIds }: Input) {
  return Promise.all(userIds.map(async (id) => ({ id, posts: await posts.findByAuthor(db, id) })));
}
`,
    },
    statements: one,
    conditions: [],
  },
];

const drizzleImports = `
import { eq } from "drizzle-orm";
import type { LibSQLDatabase } from "drizzle-orm/libsql";
import * as schema from "../../../../clients/drizzle-sqlite/schema.ts";
`;

export const drizzleCases: readonly TwinCase[] = [
  {
    title: "the first row of a builder",
    files: {
      "user-repository.ts": `${drizzleImports}
const { users } = schema;

export class UserRepository {
  constructor(private readonly db: LibSQLDatabase<typeof schema>) {}

  async findByEmail(email: string) {
    const [user] = await this.db.select().from(users).where(eq(users.email, email)).limit(1);
    return user;
  }
}
`,
      "program.ts": `
import type { LibSQLDatabase } from "drizzle-orm/libsql";
import type * as schema from "../../../../clients/drizzle-sqlite/schema.ts";
import type { Input } from "../../../../world.ts";
import { UserRepository } from "./user-repository.ts";

export async function run(db: LibSQLDatabase<typeof schema>, { emails }: Input) {
  const repository = new UserRepository(db);
  const ids: (number | undefined)[] = [];
  for (const email of emails) {
    const user = await repository.findByEmail(email);
    ids.push(user?.id);
  }
  return ids;
}
`,
    },
    statements: { before: ({ emails }) => emails.length, after: 1 },
    conditions: ["`email` is unique", "`row.email` and `email` are the same kind of value"],
  },
];
