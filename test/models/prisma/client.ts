import { Prisma, PrismaClient } from "@prisma/client";

export const prisma = new PrismaClient();
export const audited = prisma.$extends({ name: "audit" });
export type Transaction = Prisma.TransactionClient;
export const countUsers = (client: Prisma.DefaultPrismaClient) => client.user.count(); //=> read user value
export const ready = prisma.$connect(); //=> none

prisma.$on("query", async () => {
  await prisma.$disconnect(); //=> none
});
prisma.$use(async (parameters, next) => next(parameters)); //=> none
