import { prisma } from "@/lib/db";

export function findSession(tokenHash: string) {
  return prisma.session.findUnique({
    where: { tokenHash },
    select: { expiresAt: true, customer: { select: { id: true, tier: true } } },
  });
}

export async function createSession(session: { tokenHash: string; customerId: string; expiresAt: Date }) {
  await prisma.session.create({ data: session });
}
