import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import type { Frame } from "../../origins/value.ts";
import type { CallNode } from "../../syntax/calls.ts";
import { keyName, lastName, unwrapped } from "../../syntax/nodes.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { importedBindings } from "../../project/imported-bindings.ts";
import { isHarmlessBuiltIn } from "../built-ins.ts";
import { queryAt } from "../query.ts";
import { isRequest, rootOf } from "./request.ts";

/** `write`: changes something. `read`: looks something up, or does what can't be seen into. */
export type Work = "write" | "read" | undefined;

const ANSWERS =
  /^(?:json|send|sendStatus|sendFile|status|end|redirect|rewrite|header|headers|setHeader|getHeader|set|get|append|text|html|render|cookie|clearCookie|write|writeHead|code|type|body|throw|param|query|queries|formData|arrayBuffer|blob|clone|on|once|notFound|next|vary|format|location|attachment|download|accepts|is|assert|valid|parseBody|stream|log|info|warn|error|debug|flushHeaders|log)$/;
const IDLE = new Set(
  "JSON Math Object Array Date Number String Boolean BigInt Promise Response NextResponse Error URL URLSearchParams Buffer console logger log Symbol Reflect Intl process crypto headers cookies z Sentry Set Map RegExp parseInt parseFloat isNaN encodeURIComponent decodeURIComponent structuredClone setTimeout clearTimeout performance TextEncoder TextDecoder HttpResponse Headers".split(
    " ",
  ),
);
/** What is made of these belongs to this request alone: `const store = await cookies()`. */
const OWN = /^(?:cookies|headers|Response|NextResponse|Headers|URL|URLSearchParams|FormData|Map|Set)$/;
const CHANGES =
  /^(?:create|update|delete|remove|destroy|save|insert|upsert|send|publish|emit|add|push|enqueue|queue|revalidate|set|put|post|patch|write|upload|execute|run|trigger|dispatch|process|handle|submit|store|register|invite|accept|approve|cancel|refund|charge|reset|start|stop|import|export|sync|archive|restore|assign|move|copy|rename|mark|enable|disable|toggle|track|notify|schedule)(?![a-z])/;

/** What a call that leads to no function of the project does to the world. */
export function workOf(origins: Origins, call: CallNode, frame: Frame): Work {
  const query = queryAt(origins, call, frame);
  if (query !== undefined) return query.operation === "read" ? "read" : "write";
  if (call.type !== "CallExpression") return undefined;
  const callee = unwrapped(call.callee);
  const root = rootOf(callee);
  const name = lastName(callee);
  if (name === undefined || (root.type === "Identifier" && (IDLE.has(root.name) || isOwn(root, frame))))
    return undefined;
  if (
    callee.type === "MemberExpression" &&
    ANSWERS.test(name) &&
    (isRequest(callee, frame) || isAnswer(callee))
  )
    return undefined;
  if (computes(origins, call, frame)) return undefined;
  if (isWaitedFor(call)) return "read";
  return CHANGES.test(name) ? "read" : undefined;
}

function isOwn(name: TSESTree.Identifier, frame: Frame): boolean {
  const declared = variableAt(frame.module.scopes, name, name.name)?.defs[0]?.node as
    TSESTree.Node | undefined;
  const made =
    declared?.type === "VariableDeclarator" && declared.init != null ? rootOf(declared.init) : undefined;
  const maker = made?.type === "NewExpression" ? made.callee : made;
  return maker?.type === "Identifier" && OWN.test(maker.name);
}

/** Only works out a value: `items.map(show)`, `createHash("sha256").update(text)`. */
function computes(origins: Origins, call: TSESTree.CallExpression, frame: Frame): boolean {
  const value = origins.value(call.callee, frame);
  if (isHarmlessBuiltIn(call, value, frame.module)) return true;
  // What it runs is looked at by itself: `storage.run(store, work)`.
  if (value?.kind === "method" && value.call.callbacks !== undefined) return true;
  const root = rootOf(call.callee);
  const source = root.type === "Identifier" ? importedBindings(frame.module).get(root.name) : undefined;
  const specifier = source?.specifier.replace(/^node:/, "");
  return specifier !== undefined && origins.models.all.some((model) => model.computing?.includes(specifier));
}

/** `this.logger.log()`, `httpResponse.json()`. */
function isAnswer(callee: TSESTree.MemberExpression): boolean {
  const object = unwrapped(callee.object);
  const name = lastName(object);
  return name !== undefined && /log|response|res$|reply|console/i.test(name);
}

function isWaitedFor(call: TSESTree.Node): boolean {
  let current: TSESTree.Node | undefined = call.parent ?? undefined;
  for (; current !== undefined; current = current.parent ?? undefined) {
    const passesOn =
      current.type === "ChainExpression" ||
      current.type.startsWith("TS") ||
      isThen(current) ||
      isThenCall(current);
    if (!passesOn) break;
  }
  return (
    current?.type === "AwaitExpression" ||
    current?.type === "ReturnStatement" ||
    current?.type === "ArrowFunctionExpression"
  );
}

function isThen(node: TSESTree.Node): boolean {
  return node.type === "MemberExpression" && /^(?:then|catch|finally)$/.test(keyName(node) ?? "");
}

function isThenCall(node: TSESTree.Node): boolean {
  return node.type === "CallExpression" && isThen(unwrapped(node.callee));
}
