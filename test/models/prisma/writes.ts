import { prisma } from "./client";

export async function write(id: string, data: { name: string }) {
  await prisma.user.create({ data }); //=> write user one values
  await prisma.user.update({ where: { id }, data, select: { id: true } }); //=> write user one filter projection values
  await prisma.user.upsert({ where: { id }, create: data, update: data }); //=> write user one filter values
  await prisma.user.delete({ where: { id } }); //=> write user one filter
  await prisma.user.createMany({ data: [data] }); //=> write user none values bulk
  await prisma.user.createManyAndReturn({ data: [data] }); //=> write user many values bulk
  await prisma.user.updateMany({ where: { id }, data }); //=> write user none filter values bulk
  await prisma.user.updateManyAndReturn({ where: { id }, data }); //=> write user many filter values bulk
  await prisma.user.deleteMany(); //=> write user none bulk
}

export async function together(id: string) {
  await prisma.$transaction(async (tx) => {
    await tx.account.update({ where: { id }, data: { open: false } }); //=> write account one filter values
  });
  await prisma.$transaction([
    prisma.user.delete({ where: { id } }), //=> write user one filter
  ]);
}

export async function raw(id: string) {
  await prisma.$queryRaw`select * from users where id = ${id}`; //=> sql - many
  await prisma.$queryRawUnsafe("select 1 where id = $1", id); //=> sql - many
  await prisma.$executeRaw`delete from users`; //=> sql - none
  await prisma.$executeRawUnsafe("delete from users"); //=> sql - none
  await prisma.$queryRawTyped(getUsers()); //=> sql - many
  await prisma.$runCommandRaw({ ping: 1 }); //=> write - value
}

declare function getUsers(): never;
