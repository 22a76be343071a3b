declare const prisma: unknown;

export async function untraceable(context: { prisma: unknown }) {
  await prisma.user.findMany({ take: 5 }); //=> read user many limit likely
  await context.prisma.user.count(); //=> read user value likely
}
