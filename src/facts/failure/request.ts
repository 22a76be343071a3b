import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import type { Frame } from "../../origins/value.ts";
import { keyName, parameterPattern, unwrapped } from "../../syntax/nodes.ts";
import { pathTo } from "../../syntax/patterns.ts";
import { variableAt } from "../../syntax/scopes.ts";
import { environmentsOf } from "../environment.ts";
import { handlersOf } from "../handler/handlers.ts";
import type { Subject } from "./failure.ts";

const REQUESTS = /^(?:req|request|ctx|context|c|_req|_request|event|opts|res|reply|info)$/;
const INPUT = new Set(
  "body params query headers cookies input files file url method searchParams nextUrl rawBody args hostname ip param json text formData".split(
    " ",
  ),
);
const IDENTITY = new Set(
  "user session auth currentUser userId viewer account principal member remoteUser locals jwt token identity role roles permissions scopes claims".split(
    " ",
  ),
);
/** Members through which the request, or what was found out about it, is reached: `ctx.request.body`. */
const WAYS = new Set(["request", "req", "ctx", "context", "raw", "state", "context"]);

/** What `object.name` tells about, where `object` is the request that is answered, or its context. */
export function requestMember(
  origins: Origins,
  object: TSESTree.Node,
  name: string,
  frame: Frame,
): Subject | undefined {
  if (!isRequest(origins, object, frame)) return undefined;
  if (IDENTITY.has(name)) return "identity";
  return INPUT.has(name) ? "input" : undefined;
}

/** Methods by which a request is read, besides those named like what they give. */
const READS = new Set(["header", "queries", "parseBody", "valid", "cookie", "blob", "arrayBuffer"]);

/** What `request.json()`, `ctx.get("x-user")`, `c.get("user")` give. */
export function requestCall(
  origins: Origins,
  { callee, arguments: args }: TSESTree.CallExpression | TSESTree.NewExpression,
  frame: Frame,
): Subject | undefined {
  const target = unwrapped(callee);
  const name = target.type === "MemberExpression" ? keyName(target) : undefined;
  if (target.type !== "MemberExpression" || name === undefined) return undefined;
  const [first] = args;
  const key = first?.type === "Literal" && typeof first.value === "string" ? first.value : undefined;
  if (!INPUT.has(name) && !READS.has(name) && !(name === "get" && key !== undefined)) return undefined;
  if (!isRequest(origins, target.object, frame)) return undefined;
  return name === "get" && IDENTITY.has(key ?? "") ? "identity" : "input";
}

function isRequest(origins: Origins, node: TSESTree.Node, frame: Frame): boolean {
  const inner = unwrapped(node);
  if (inner.type === "CallExpression") return false;
  if (inner.type === "MemberExpression") {
    const name = keyName(inner);
    return name !== undefined && WAYS.has(name) && isRequest(origins, inner.object, frame);
  }
  if (inner.type !== "Identifier") return false;
  const definition = variableAt(frame.module.scopes, inner, inner.name)?.defs.at(-1);
  return (
    definition?.type === "Parameter" &&
    REQUESTS.test(inner.name) &&
    mayBeRequest(origins, definition.name as TSESTree.Node, frame)
  );
}

/** The name is the only sign of it in untyped code; elsewhere the type, or what the file imports, says the same. */
function mayBeRequest(origins: Origins, name: TSESTree.Node, frame: Frame): boolean {
  const annotation =
    "typeAnnotation" in name ? (name.typeAnnotation as TSESTree.TSTypeAnnotation | null) : null;
  const type = annotation?.typeAnnotation;
  if (type == null) return true;
  if (type.type === "TSTypeLiteral") return false;
  if (type.type === "TSTypeReference" && type.typeName.type === "Identifier")
    if (/(?:Request|Req|Context|Ctx|Event|Response)/.test(type.typeName.name)) return true;
  return environmentsOf(origins, frame.module).has("requests");
}

/** What a parameter, or a part of it, tells about: `({ ctx, input }) => ...`, `@Body() dto: CreateUserDto`. */
export function requestParameter(
  origins: Origins,
  fn: TSESTree.FunctionLike,
  name: TSESTree.Node,
  frame: Frame,
): Subject | undefined {
  if (isAction(origins, fn, frame)) return "input";
  for (const [index, parameter] of fn.params.entries()) {
    const pattern = parameterPattern(parameter) as TSESTree.Parameter & {
      typeAnnotation?: TSESTree.TSTypeAnnotation | null;
      decorators?: TSESTree.Decorator[];
    };
    const path = pathTo(parameter, name);
    if (path === undefined) continue;
    if (index === 1 && isResolver(fn)) return "input";
    for (const decorator of pattern.decorators ?? []) {
      const subject = decoratorSubject(decorator);
      if (subject !== undefined) return subject;
    }
    const type = pattern.typeAnnotation?.typeAnnotation;
    const [first] = path.steps;
    if (first === "input") return "input";
    if (typeof first === "string" && fn.params.length <= 2 && isRequestPattern(path.steps, type)) {
      if (IDENTITY.has(first)) return "identity";
      if (INPUT.has(first)) return "input";
    }
    if (
      type?.type === "TSTypeReference" &&
      type.typeName.type === "Identifier" &&
      environmentsOf(origins, frame.module).has("requests")
    ) {
      if (/(?:Dto|DTO)$/.test(type.typeName.name)) return "input";
      if (/Args$/.test(type.typeName.name) && path.steps.length === 0) return "input";
    }
  }
  return undefined;
}

/** Clients call it with whatever they like. */
function isAction(origins: Origins, fn: TSESTree.FunctionLike, { module }: Frame): boolean {
  return handlersOf(origins, module).some(
    ({ registered, handler }) => registered.by === "directive" && handler.node === fn,
  );
}

/** `{ Query: { thread(parent, { id }, context) { ... } } }`: GraphQL's signature, in which what comes first is what the field belongs to. */
function isResolver(fn: TSESTree.FunctionLike): boolean {
  const [parent] = fn.params;
  return (
    fn.parent?.type === "Property" &&
    parent?.type === "Identifier" &&
    /^(?:_\w*|parent|root|source|obj)$/.test(parent.name)
  );
}

/** `({ params, body }: RequestContext) => ...`: handlers that take their request apart. */
function isRequestPattern(steps: readonly (string | number)[], type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return false;
  return steps.length > 0 && /(?:Request|Context|Event)/.test(type.typeName.name);
}

function decoratorSubject({ expression }: TSESTree.Decorator): Subject | undefined {
  const callee = expression.type === "CallExpression" ? expression.callee : expression;
  if (callee.type !== "Identifier") return undefined;
  if (/^(?:Body|Param|Params|Query|Headers?|Args|Arg|MessageBody|UploadedFiles?|Cookies?)$/.test(callee.name))
    return "input";
  return /(?:User|Session|Account|Auth|Viewer)/.test(callee.name) ? "identity" : undefined;
}
