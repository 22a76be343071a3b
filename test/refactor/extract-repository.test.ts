import { describe, expect, it, vi } from "vitest";
import { plan, project, refusal } from "./project.ts";

vi.setConfig({ testTimeout: 60_000 });

const extracting = { plan: "extract_repository" } as const;

const repository = `
import { prisma } from "../db.ts";

export const userRepository = {
  findByEmail(email: string) {
    return prisma.user.findUnique({ where: { email } });
  },
};
`;

const handler = (query: string, parameters = "request: { params: { id: string }; body: any }") => `
import { prisma } from "../db.ts";

export async function handle(${parameters}) {
  const row = ${query};
  return { status: row ? 200 : 404, row };
}
`;

const query = "await prisma.user.findUnique({ where: { id: Number(request.params.id) } })";

describe("extract_repository", () => {
  it("moves a query into the object that holds those of its table", async () => {
    const root = project({ "src/repositories/users.ts": repository, "src/routes/user.ts": handler(query) });
    expect(await plan(root, "src/routes/user.ts", "findUnique", extracting)).toMatchSnapshot();
  });

  it("writes a function beside functions, and takes what it names along", async () => {
    const root = project({
      "src/columns.ts": "export const columns = { id: true } as const;\n",
      "src/post-repository.ts": `
import { prisma } from "./db.ts";

export const findPost = (id: number) => prisma.post.findUnique({ where: { id } });
`,
      "src/routes/posts.ts": `
import { columns } from "../columns.ts";
import { prisma } from "../db.ts";

export async function list(authorId: number, { page }: { page: { size: number } }) {
  return {
    columns,
    posts: await prisma.post.findMany({
      where: { authorId },
      take: page.size + Object.keys(columns).length,
    }),
  };
}
`,
    });
    expect(await plan(root, "src/routes/posts.ts", "findMany", extracting)).toMatchSnapshot();
  });

  it("gives `any` the type of its column", async () => {
    const root = project({
      "src/repositories/users.ts": repository,
      "src/routes/user.ts": handler("await prisma.user.findUnique({ where: { id: request.body.id } })"),
    });
    const { diff } = await plan(root, "src/routes/user.ts", "findUnique", extracting);
    expect(diff).toContain("+  findById(id: number) {");
    expect(diff).toContain("+  const row = await userRepository.findById(request.body.id);");
  });

  it("takes the repository that is named", async () => {
    const root = project({
      "src/users.ts": repository.replace("../db", "./db"),
      "src/routes/user.ts": handler(query),
    });
    expect(await refusal(root, "src/routes/user.ts", "findUnique", extracting)).toMatch(
      /No repository has queries of `user`/,
    );
    const { diff } = await plan(root, "src/routes/user.ts", "findUnique", {
      ...extracting,
      repository: `${root}/src/users.ts`,
    });
    expect(diff).toContain("+++ b/src/users.ts");
  });

  it.each([
    [
      "a transaction's client",
      "await prisma.user.findUnique({ where: { id } })",
      "prisma: PrismaClient, id: number",
      /client that is handed to it/,
    ],
    [
      "what waits",
      "await prisma.user.findUnique({ where: { id: await id } })",
      "id: Promise<number>",
      /`await id` can't be handed/,
    ],
    [
      "a type of the file",
      "await prisma.user.findFirst({ where: filter })",
      "filter: Filter",
      /`Filter`, isn't known in the repository/,
    ],
    [
      "`any` in an unknown column",
      "await prisma.user.findFirst({ where: filter })",
      "filter: any",
      /it's `any`/,
    ],
    [
      "a name that is taken",
      "await prisma.user.findUnique({ where: { email } })",
      "email: string",
      /has a `findByEmail` already/,
    ],
  ])("refuses %s", async (_, written, parameters, reason) => {
    const types = 'import { PrismaClient } from "@prisma/client";\ninterface Filter { id: number }\n';
    const text = handler(written, parameters);
    const own = parameters.startsWith("prisma") ? text.replace(/import.*\n/, "") : text;
    const root = project({ "src/repositories/users.ts": repository, "src/routes/user.ts": types + own });
    expect(await refusal(root, "src/routes/user.ts", "prisma.user", extracting)).toMatch(reason);
  });

  it("refuses a repository that is a class, or is handed its client", async () => {
    const files = {
      "class UserRepository": `
import { prisma } from "../db.ts";
export class UserRepository {
  findByEmail(email: string) {
    return prisma.user.findUnique({ where: { email } });
  }
}
`,
      "handed in": `
import type { PrismaClient } from "@prisma/client";
export const findUser = (db: PrismaClient, email: string) => db.user.findUnique({ where: { email } });
`,
    };
    const reasons = [];
    for (const text of Object.values(files)) {
      const root = project({ "src/repositories/users.ts": text, "src/routes/user.ts": handler(query) });
      reasons.push(await refusal(root, "src/routes/user.ts", "findUnique", extracting));
    }
    expect(reasons).toEqual([
      "The repository is a class, of which no instance is known here.",
      "The repository doesn't hold its client: each function is handed one.",
    ]);
  });
});
