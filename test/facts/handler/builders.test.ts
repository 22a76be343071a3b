import { describe, expect, it } from "vitest";
import { endpointsIn } from "./endpoints-in.ts";

describe("tRPC", () => {
  it("reads the procedures of routers with what their base runs before", () => {
    expect(
      endpointsIn({
        "trpc.ts": `
          import { initTRPC, TRPCError } from "@trpc/server";
          const t = initTRPC.context<{ session: { user: object } | null }>().create();
          export const router = t.router;
          export const publicProcedure = t.procedure;
          const isSignedIn = t.middleware(({ ctx, next }) => {
            if (!ctx.session?.user) throw new TRPCError({ code: "UNAUTHORIZED" });
            return next({ ctx: { user: ctx.session.user } });
          });
          export const protectedProcedure = t.procedure.use(isSignedIn);
        `,
        "posts.ts": `
          import { z } from "zod";
          import { protectedProcedure, publicProcedure, router } from "./trpc.ts";
          export const postsRouter = router({
            list: publicProcedure.query(() => list()),
            create: protectedProcedure.input(z.object({ title: z.string() })).mutation(({ input }) => save(input)),
            report: publicProcedure.mutation(({ input }) => save(input)),
            join: publicProcedure.concat(protectedProcedure).mutation(({ input }) => save(input)),
          });
        `,
        "root.ts": `
          import { postsRouter } from "./posts.ts";
          import { router } from "./trpc.ts";
          export const appRouter = router({ posts: postsRouter });
        `,
      }),
    ).toEqual([
      "QUERY /posts/list absent",
      "MUTATION /posts/create present: isSignedIn | validates: z.object({ title: z.string() })",
      "MUTATION /posts/report absent",
      "MUTATION /posts/join present: isSignedIn",
    ]);
  });
});

describe("next-safe-action", () => {
  it("reads the middleware and the schema of the client", () => {
    expect(
      endpointsIn({
        "client.ts": `
          import { createSafeActionClient } from "next-safe-action";
          import { auth } from "@clerk/nextjs/server";
          export const open = createSafeActionClient();
          export const guarded = open.use(async ({ next }) => {
            const { userId } = await auth();
            if (!userId) throw new Error("Unauthorized");
            return next({ ctx: { userId } });
          });
        `,
        "actions.ts": `
          "use server";
          import { z } from "zod";
          import { guarded, open } from "./client.ts";
          export const rename = guarded.inputSchema(z.object({})).action(async ({ parsedInput }) => save(parsedInput));
          export const publish = open.action(async ({ parsedInput }) => save(parsedInput));
        `,
      }),
    ).toEqual([
      expect.stringMatching(/^POST \/rename present: async .* \| validates: z\.object\(\{\}\)$/),
      "POST /publish absent",
    ]);
  });
});
