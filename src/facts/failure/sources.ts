import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import type { Frame, Value } from "../../origins/value.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";
import { methodsOf } from "../chain.ts";
import type { Query } from "../query.ts";
import type { Subject } from "./failure.ts";

const CREATES = /^(?:create|insert|save|upsert|add|bulk)/i;

/** A statement with a key finds its row or doesn't; one that makes a row gives it back. */
export function querySubject({ statement, operation, method, chain }: Query): Subject {
  if (operation !== "write") return "row";
  if (statement.values !== undefined && statement.filter === undefined && statement.key === undefined)
    return "written";
  return CREATES.test(method) || chain.links.some(({ name }) => CREATES.test(name)) ? "written" : "row";
}

/** `this.users.create(...)`: what it gives back is what it was given. */
export function isCreation({ callee }: TSESTree.CallExpression): boolean {
  const target = unwrapped(callee);
  const name = target.type === "MemberExpression" ? keyName(target) : undefined;
  return name !== undefined && /^(?:create|insert|save|upsert|add)(?:$|[A-Z])/.test(name);
}

/** `headers.get("x-signature")`, `form.get("slug")`: what is in something. */
export function isLookUp(
  call: TSESTree.CallExpression,
): call is TSESTree.CallExpression & { callee: TSESTree.MemberExpression } {
  const { callee } = call;
  return callee.type === "MemberExpression" && /^get(?:All)?$/.test(keyName(callee) ?? "");
}

/** Whether a call asks another service: `fetch`, an HTTP client, and what is called on such a request: `get(url).query(...)`. */
export function asksElsewhere(
  origins: Origins,
  callee: Value | undefined,
  call: TSESTree.CallExpression,
  frame: Frame,
): boolean {
  if (callee === undefined && call.callee.type === "MemberExpression") {
    const inner = unwrapped(call.callee.object);
    return (
      inner.type === "CallExpression" &&
      asksElsewhere(origins, origins.value(inner.callee, frame), inner, frame)
    );
  }
  if (callee?.kind === "method" || callee?.kind === "library" || callee?.kind === "alternatives")
    return methodsOf(origins, callee, call).some((method) => method.call.outbound?.makes === "request");
  return callee === undefined && call.callee.type === "Identifier" && call.callee.name === "fetch";
}

/** `Promise.all(...)`. */
export function isPromiseAll({ callee }: TSESTree.CallExpression): boolean {
  return (
    callee.type === "MemberExpression" &&
    callee.object.type === "Identifier" &&
    callee.object.name === "Promise" &&
    keyName(callee) === "all"
  );
}

/** `process.env.X`, `import.meta.env.X`, `this.configService.get("x")`, `env.X`. */
export function isConfiguration(node: TSESTree.Node): boolean {
  const inner = unwrapped(node);
  if (inner.type === "MetaProperty") return true;
  if (inner.type === "Identifier")
    return /^(?:env|config|configuration|configService|envVars?)$/i.test(inner.name);
  if (inner.type !== "MemberExpression") return false;
  const name = keyName(inner);
  const object = unwrapped(inner.object);
  if (name === "env" && object.type === "Identifier" && object.name === "process") return true;
  if (
    object.type === "ThisExpression" &&
    /config(?:uration)?(?:service)?$|^env|^settings$|^options$/i.test(name ?? "")
  )
    return true;
  return isConfiguration(object);
}
