import type { TSESTree } from "@typescript-eslint/utils";
import { check, type Site } from "./walk.ts";
import { namesPermission } from "./words.ts";

/** Notes a check of what the caller may do, by the names in its code: a role, a permission, an owner. */
export function noteAuthorisation(site: Site, node: TSESTree.Node, named = node): void {
  if (namesPermission(site.frame.module.text.slice(...named.range))) check(site, "authorises", node, named);
}
