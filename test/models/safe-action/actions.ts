import { createMiddleware, createSafeActionClient } from "next-safe-action";
import { createServerAction, createServerActionProcedure } from "zsa";

const requireUser = createMiddleware().define(async ({ next }) => next());
const client = createSafeActionClient().use(requireUser);
export const rename = client.schema({}).action(async () => {});
export const remove = client.inputSchema({}).stateAction(async () => {});
const procedure = createServerActionProcedure().handler(async () => {});
export const create = procedure
  .createServerAction()
  .input({})
  .handler(async () => {});
export const open = createServerAction().handler(async () => {});
