import type { TSESTree } from "@typescript-eslint/utils";
import { attemptOptions } from "../../models/attempt-options.ts";
import type { AttemptsModel, Place } from "../../models/model.ts";
import { keyName, lastName, unwrapped } from "../../syntax/nodes.ts";
import { methodsOf } from "../chain.ts";
import { constantOf } from "../constant.ts";
import type { Facts } from "../facts-of.ts";
import type { Retry } from "./retry.ts";

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** A call of a retrying library whose options say that it never gives up. */
export function optionRetry(facts: Facts, call: Call): Retry | undefined {
  if (!mayNeverGiveUp(facts, call)) return undefined;
  for (const attempts of attemptsOf(facts, call)) {
    const found = endless(facts, call, attempts);
    if (!found) continue;
    const shared = {
      form: "option",
      node: call,
      operation: call.callee,
      conflict: false,
      wait: "unknown",
    } as const;
    return { ...shared, bound: "absent", ...found };
  }
  return undefined;
}

function attemptsOf({ origins, frame }: Facts, call: Call): AttemptsModel[] {
  const callee = origins.value(call.callee, frame);
  if (call.type === "NewExpression") {
    const made = callee?.kind === "library" ? callee.type.type.construct?.attempts : undefined;
    return made === undefined ? [] : [made];
  }
  return methodsOf(origins, callee, call).flatMap(({ call: { attempts }, likely }) =>
    attempts === undefined || likely === true ? [] : [attempts],
  );
}

/** Most calls have no options that could say so, whatever they call. */
function mayNeverGiveUp(facts: Facts, call: Call): boolean {
  return attemptOptions(facts.origins.models).some(({ argument, names, unnamed }) => {
    if (call.arguments.length <= argument) return unnamed.has(lastName(call.callee) ?? "");
    const object = optionsAt(facts, call, { argument });
    return (
      object !== undefined &&
      (unnamed.size > 0 ||
        object.properties.some((member) => member.type === "Property" && names.has(keyName(member) ?? "")))
    );
  });
}

function endless(
  facts: Facts,
  call: Call,
  { limits, forever = [], ends = [], default: unset }: AttemptsModel,
): Pick<Retry & { form: "option" }, "option" | "limit"> | undefined {
  const limit = limits[0]?.property?.split(".").at(-1);
  if (limit === undefined) return undefined;
  if (unset === "unlimited" && limits.every(({ argument = 0 }) => call.arguments.length <= argument))
    return { limit };
  if (isIncomplete(facts, call, limits)) return undefined;
  const find = (place: Place) => optionAt(facts, call, place);
  if (ends.some((place) => find(place) !== undefined)) return undefined;
  const switched = forever.map(find).find((option) => option !== undefined && isTrue(option.value));
  if (switched !== undefined) return { ...here(facts, switched), limit };
  const written = limits.map(find).find((option) => option !== undefined);
  if (written === undefined) return unset === "unlimited" ? { limit } : undefined;
  return isInfinity(written.value) ? { ...here(facts, written), limit } : undefined;
}

/** An option in another file can't be changed from here. */
function here({ module }: Facts, option: TSESTree.Property): { option?: TSESTree.Property } {
  let root: TSESTree.Node = option;
  while (root.parent != null) root = root.parent;
  return root === module.ast ? { option } : {};
}

/** Options that are made elsewhere, or in part: what they say is unknown. */
function isIncomplete(facts: Facts, call: Call, places: readonly Place[]): boolean {
  if (call.arguments.some(({ type }) => type === "SpreadElement")) return true;
  const objects = places.map((place) => optionsAt(facts, call, place)).filter((at) => at !== undefined);
  if (objects.length === 0) return true;
  return objects.some((object) => object.properties.some(({ type }) => type === "SpreadElement"));
}

function optionsAt(
  { origins, frame }: Facts,
  call: Call,
  { argument = 0 }: Place,
): TSESTree.ObjectExpression | undefined {
  const written = call.arguments.at(argument);
  if (written === undefined) return undefined;
  const node = unwrapped(written);
  const value = node.type === "Identifier" ? constantOf(origins, node, frame)?.node : node;
  const object = value && unwrapped(value);
  return object?.type === "ObjectExpression" ? object : undefined;
}

function optionAt(facts: Facts, call: Call, place: Place): TSESTree.Property | undefined {
  let object: TSESTree.Node | undefined = optionsAt(facts, call, place);
  let option: TSESTree.Property | undefined;
  for (const name of place.property?.split(".") ?? []) {
    if (object?.type !== "ObjectExpression") return undefined;
    option = object.properties.findLast(
      (member): member is TSESTree.Property => member.type === "Property" && keyName(member) === name,
    );
    object = option && unwrapped(option.value);
  }
  return option;
}

function isTrue(node: TSESTree.Node): boolean {
  const value = unwrapped(node);
  return value.type === "Literal" && value.value === true;
}

/** As good as none: nobody lives to see so many attempts. */
function isInfinity(node: TSESTree.Node): boolean {
  const value = unwrapped(node);
  if (value.type === "Identifier") return value.name === "Infinity";
  return (
    value.type === "MemberExpression" &&
    value.object.type === "Identifier" &&
    value.object.name === "Number" &&
    /^(?:POSITIVE_INFINITY|MAX_SAFE_INTEGER|MAX_VALUE)$/.test(keyName(value) ?? "")
  );
}
