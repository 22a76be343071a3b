import { prisma } from "./db.ts";

export class UserRepository {
  findById(id: number) {
    return prisma.user.findUnique({ where: { id } });
  }

  rename(id: number, name: string) {
    return prisma.user.update({ where: { id }, data: { name } });
  }
}
