import type { TSESTree } from "@typescript-eslint/utils";
import { variableAt } from "../../syntax/scopes.ts";
import type { Site } from "./walk.ts";
import { refuses } from "./words.ts";

/** `const response = await handler(request); log(response); return response;`: what comes of the call is what is returned. */
export function isAnswer({ walk, frame }: Site, id: TSESTree.Node): boolean {
  if (walk.style !== "work" || id.type !== "Identifier") return false;
  const reads = variableAt(frame.module.scopes, id, id.name)?.references.filter((one) => one.isRead()) ?? [];
  return (
    reads.some(({ identifier }) => identifier.parent.type === "ReturnStatement") &&
    !reads.some(({ identifier }) => isTested(identifier as TSESTree.Node))
  );
}

/** Something depends on what it is: `answer instanceof Response`, `if (!answer.ok)`. */
function isTested(identifier: TSESTree.Node): boolean {
  for (
    let node: TSESTree.Node | undefined = identifier;
    node != null && !node.type.endsWith("Statement");
    node = node.parent
  ) {
    const { parent } = node;
    if (parent?.type === "IfStatement" || parent?.type === "SwitchStatement") return true;
    if (/^(?:Binary|Unary|Logical|Conditional)Expression$/.test(node.type)) return true;
  }
  return false;
}

/** An answer that says no: `NextResponse.json({ ... }, { status: 400 })`, `redirect("/login")`. */
export function isRefusal(site: Site, node: TSESTree.Node): boolean {
  const text = site.frame.module.text.slice(node.range[0], node.range[1]);
  if (text.length > 600) return false;
  return (
    /\b[45]\d\d\b|\bredirect\b|(?:Bad|Not|Un|Internal|Forbidden|Conflict)[A-Z]?\w*(?:Error|Exception|Request|Found)?\(/.test(
      text,
    ) ||
    refuses(text) ||
    /\b(?:error|fail\w*|invalid)\b\s*[:(]/i.test(text)
  );
}
