import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createNextApiHandler } from "@trpc/server/adapters/next";
import { PrismaClient } from "@prisma/client";
import { initTRPC } from "@trpc/server";

const db = new PrismaClient();
const createContext = () => ({ db });
const t = initTRPC.context<typeof createContext>().meta<{ open: boolean }>().create();

const logged = t.middleware(async ({ ctx, next }) => {
  await ctx.db.visit.create({ data: {} }); //=> write visit one values
  return next();
});
const counted = logged.unstable_pipe(async ({ ctx, next }) => {
  await ctx.db.visit.count(); //=> read visit value
  return next();
});
const known = t.procedure.use(counted).use(async ({ ctx, next }) => {
  await ctx.db.user.findFirst(); //=> read user one
  return next();
});

export const router = t.router({
  list: known.input(Object).query(({ ctx }) => ctx.db.user.findMany()), //=> read user many
  add: known
    .input(Object)
    .output(Object)
    .meta({ open: true })
    .mutation(async ({ ctx }) => {
      await ctx.db.user.create({ data: {} }); //=> write user one values
    }),
  watch: known
    .concat(known)
    .unstable_concat(known)
    .subscription(async function* ({ ctx }) {
      yield ctx.db.user.count(); //=> read user value
    }),
});

export const GET = (req: Request) => fetchRequestHandler({ req, endpoint: "/api/trpc" });
export default createNextApiHandler({});
