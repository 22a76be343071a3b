import { prisma } from "@/lib/db";

const publicColumns = { id: true, name: true, email: true, tier: true } as const;

export const customerRepository = {
  findById(id: string) {
    return prisma.customer.findUnique({ where: { id }, select: publicColumns });
  },

  findCredentials(email: string) {
    return prisma.customer.findUnique({ where: { email }, select: { id: true, passwordHash: true } });
  },

  async isEmailTaken(email: string): Promise<boolean> {
    const customer = await prisma.customer.findUnique({ where: { email } });
    return customer !== null;
  },

  create(customer: { email: string; name: string; passwordHash: string }) {
    return prisma.customer.create({ data: customer, select: publicColumns });
  },

  rename(id: string, name: string) {
    return prisma.customer.update({ where: { id }, data: { name }, select: publicColumns });
  },
};
