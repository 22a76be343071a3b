import type { TSESTree } from "@typescript-eslint/utils";
import type { Origins } from "../../origins/origins.ts";
import { functionsIn, type Frame } from "../../origins/value.ts";
import type { Module } from "../../project/module.ts";
import { keyName, unwrapped } from "../../syntax/nodes.ts";
import type { Handler } from "./handler.ts";
import { registrationAt } from "./registration.ts";
import { registrationsOf } from "./registrations.ts";
import { definitionOf, type Placed } from "./texts.ts";
import { wordsIn } from "./words.ts";

/** The handlers that end a builder chain: procedures, actions. */
export function builtHandlers(origins: Origins, module: Module): Handler[] {
  return registrationsOf(origins, module).flatMap((registration): Handler[] => {
    const { model, call, frame, framework, methods, handlers } = registration;
    const handler = handlers.at(-1);
    if (model.as !== "route" || model.builder !== true || handler === undefined) return [];
    return [
      {
        framework,
        methods,
        path: pathOf(call),
        head: call.callee.type === "MemberExpression" ? call.callee.property : call,
        handler,
        module,
        before: linksOf(origins, receiverOf(call, frame)),
        registered: { by: "builder", call },
      },
    ];
  });
}

/** `export const postRouter = router({ create: procedure.mutation() })` is `/post/create`. */
function pathOf(call: TSESTree.CallExpression): string {
  const names: string[] = [];
  for (let current = call.parent as TSESTree.Node | undefined; current != null; current = current.parent) {
    if (current.type === "Property") names.unshift(keyName(current) ?? "");
    else if (current.type === "VariableDeclarator" && current.id.type === "Identifier") {
      const words = wordsIn(current.id.name).filter((word) => !/^(?:router|app)$/.test(word));
      names.unshift(words.join("-"));
    }
  }
  return `/${names.filter((name) => name !== "").join("/")}`;
}

const MAX_LINKS = 40;
const MAX_JOINS = 4;

/** What the links of a chain run, first things first. */
function linksOf(origins: Origins, chain: Placed | undefined, depth = 0): Placed[] {
  const found: Placed[] = [];
  let current = chain;
  for (let links = 0; current !== undefined && links < MAX_LINKS; links++) {
    const { node, frame: inside }: Placed = definitionOf(origins, current.node, current.frame);
    if (node.type !== "CallExpression") break;
    const link = registrationAt(origins, node, inside);
    if (link?.model.as === "before") found.unshift(...link.handlers);
    if (link?.model.as === "joins" && depth < MAX_JOINS)
      found.unshift(...link.handlers.flatMap((one) => linksOf(origins, one, depth + 1)));
    current = receiverOf(node, inside) ?? resultOf(origins, node, inside);
  }
  return found;
}

function receiverOf(call: TSESTree.CallExpression, frame: Frame): Placed | undefined {
  const callee = unwrapped(call.callee);
  return callee.type === "MemberExpression" ? { node: callee.object, frame } : undefined;
}

/** `protectedProcedure("admin").mutation()`: what a function of the project makes the chain begin with. */
function resultOf(origins: Origins, call: TSESTree.CallExpression, frame: Frame): Placed | undefined {
  const [fn] = functionsIn(origins.value(call.callee, frame));
  const body = fn?.node.body;
  if (fn === undefined || body == null) return undefined;
  const inside = origins.withArguments(fn, call, call.arguments, frame);
  if (body.type !== "BlockStatement") return { node: body, frame: inside };
  const result = body.body.find((statement) => statement.type === "ReturnStatement");
  return result?.type === "ReturnStatement" && result.argument != null
    ? { node: result.argument, frame: inside }
    : undefined;
}
