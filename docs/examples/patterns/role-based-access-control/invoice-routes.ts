import { Router, type RequestHandler } from "express";
import { principalOf } from "../auth-middleware/require-auth.ts";
import { AppError, ConflictError, NotFoundError } from "../error-handling/errors.ts";
import { mayApprove, type Invoice } from "./permissions.ts";
import { requirePermission } from "./require-permission.ts";

export interface Invoices {
  /** An invoice of a tenant the user belongs to; others do not exist for this user. */
  findFor(userId: string, id: string): Promise<Invoice | undefined>;
  /** Only a draft: `... WHERE id = $1 AND status = 'draft'`. `undefined` when it is none any more. */
  approve(id: string, approvedBy: string): Promise<Invoice | undefined>;
}

export function invoiceRoutes(invoices: Invoices, requireAuth: RequestHandler): Router {
  const routes = Router();
  routes.use(requireAuth);

  // Two questions: may this caller approve at all (before any work), and may they approve this one (with it in hand)?
  routes.post("/invoices/:id/approval", requirePermission("invoice:approve"), async (request, response) => {
    const caller = principalOf(request);
    const id = String(request.params.id);
    const invoice = await invoices.findFor(caller.userId, id);
    if (!invoice) throw new NotFoundError("invoice", id);
    if (!mayApprove(caller, invoice))
      throw new AppError(403, "forbidden", "Somebody else has to approve this one");
    // The state is checked by the statement that changes it, since it may have changed after it was read above.
    const approved = await invoices.approve(id, caller.userId);
    if (!approved) throw new ConflictError("This invoice is no draft any more");
    response.json(approved);
  });

  return routes;
}
