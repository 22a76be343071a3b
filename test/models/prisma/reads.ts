import { audited, prisma, type Transaction } from "./client";

export async function list(page: number, options: object) {
  await prisma.user.findMany(); //=> read user many
  await prisma.user.findMany({ take: 20, skip: page * 20, orderBy: { id: "asc" } }); //=> read user many order limit offset
  await prisma.user.findMany({ where: { active: true }, select: { id: true } }); //=> read user many filter projection
  await prisma.user.findMany({ ...options, take: 20 }); //=> read user many filter? projection? order? limit offset?
  await prisma.user.findMany(options); //=> read user many filter? projection? order? limit? offset?
  const byName = { where: { name: "x" } };
  await audited.user.findMany({ ...byName, take: undefined }); //=> read user many filter
  await prisma.$replica().user.findMany(byName); //=> read user many filter
  await prisma.$primary().user.findMany(byName); //=> read user many filter
}

export async function single(tx: Transaction, id: string) {
  await tx.user.findUnique({ where: { id } }); //=> read user one filter coalesced
  await tx.user.findUniqueOrThrow({ where: { id }, select: { id: true } }); //=> read user one filter projection coalesced
  await tx.user.findFirst({ where: { id } }); //=> read user one filter
  await tx.user.findFirstOrThrow({ where: { id } }); //=> read user one filter
  const users = await Promise.all([
    tx.user.findUnique({ where: { id } }), //=> read user one filter coalesced
    tx["user"].findFirst(), //=> read user one
  ]);
  return users.find((user) => user?.id === id); //=> none
}

export async function values() {
  await prisma.user.count({ where: { active: true } }); //=> read user value filter
  await prisma.user.aggregate({ _sum: { age: true } }); //=> read user value
  await prisma.user.groupBy({ by: ["country"] }); //=> read user many
  await prisma.user.findRaw({ filter: { age: { $gt: 25 } } }); //=> read user many
  await prisma.user.aggregateRaw({ pipeline: [] }); //=> read user many
}
