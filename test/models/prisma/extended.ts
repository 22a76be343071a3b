import { PrismaClient } from "@prisma/client";

const db = new PrismaClient().$extends({ query: { user: { findMany: ({ args, query }) => query(args) } } });

export async function read(id: number) {
  await db.user.findMany(); //=> read user many
  await db.user.findUnique({ where: { id } }); //=> read user one filter coalesced
  await db.user.findUniqueOrThrow({ where: { id } }); //=> read user one filter coalesced
  await db.user.findFirst({ where: { id } }); //=> read user one filter
  await db.user.findFirstOrThrow({ where: { id } }); //=> read user one filter
}

export async function write(id: number) {
  await db.$transaction(async (tx) => {
    await tx.user.create({ data: { id } }); //=> write user one values
    await tx.user.update({ where: { id }, data: { name: "x" } }); //=> write user one filter values
    await tx.user.delete({ where: { id } }); //=> write user one filter
    await tx.user.updateMany({ data: { name: "x" } }); //=> write user none values bulk
    await tx.user.deleteMany({ where: { id } }); //=> write user none filter bulk
  });
}
