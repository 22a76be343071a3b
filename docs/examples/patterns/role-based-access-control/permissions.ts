import type { Principal } from "../auth-middleware/require-auth.ts";

/** What can be done. Code asks for these; which role has them is nobody's business but this file's. */
export type Permission = "invoice:read" | "invoice:write" | "invoice:approve" | "user:manage";

const grants: Readonly<Record<string, readonly Permission[]>> = {
  member: ["invoice:read", "invoice:write"],
  approver: ["invoice:read", "invoice:approve"],
  admin: ["invoice:read", "invoice:write", "user:manage"],
};

/** Deny by default: a role that isn't on the list grants nothing. */
export function hasPermission({ roles }: Principal, permission: Permission): boolean {
  return roles.some((role) => Object.hasOwn(grants, role) && grants[role]?.includes(permission));
}

export interface Invoice {
  readonly id: string;
  readonly tenantId: string;
  readonly createdBy: string;
  readonly status: "draft" | "approved";
}

/** What depends on the thing itself: approving one's own invoice is refused, whatever the roles say. */
export function mayApprove(caller: Principal, invoice: Invoice): boolean {
  return hasPermission(caller, "invoice:approve") && invoice.createdBy !== caller.userId;
}
