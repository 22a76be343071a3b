import type { TSESTree } from "@typescript-eslint/utils";
import type { LibraryValue } from "../../origins/value.ts";
import { unwrapped } from "../../syntax/nodes.ts";
import { stronger, weaker, type Inquiry, type Verdict } from "./inquiry.ts";
import { isListedPath } from "./path-condition.ts";
import type { Reading } from "./step.ts";
import type { Placed } from "./texts.ts";

/** What a library's value does where it runs before a handler. */
export function ofLibrary(
  inquiry: Inquiry,
  value: LibraryValue,
  reading: Reading,
  read: (placed: Placed) => Verdict,
): Verdict {
  const excepted = isExcepted(inquiry, value);
  if (excepted === true) return "absent";
  const verdict = isLenient(value) ? "absent" : whole(inquiry, value, reading, read);
  return verdict === "present" && excepted === undefined ? "unknown" : verdict;
}

function whole(
  { origins }: Inquiry,
  value: LibraryValue,
  { purposes, isNamed }: Reading,
  read: (placed: Placed) => Verdict,
): Verdict {
  const { does, instance, runs, dispatches } = value.type.type;
  if (runs !== undefined) {
    const verdicts = handedTo(value).map(read);
    return runs === "all"
      ? verdicts.reduce<Verdict>(stronger, "absent")
      : verdicts.reduce<Verdict>(weaker, "present");
  }
  const made =
    does ?? (instance === undefined ? undefined : origins.models.type(instance, value.type.model)?.type.does);
  if (made !== undefined) purposes.add(made);
  if (made === "authenticates") return "present";
  return made === undefined && (dispatches === true || isNamed) ? "unknown" : "absent";
}

/** The functions among the arguments of the call that made the value. */
function handedTo({ captures: { call }, type }: LibraryValue): Placed[] {
  if (call === undefined || typeof call === "string") return [];
  const made = unwrapped(call.node);
  if (made.type !== "CallExpression") return [];
  const from = type.type.except === undefined ? 0 : 1;
  return made.arguments
    .slice(from)
    .flatMap((node): readonly (TSESTree.Node | null)[] =>
      node.type === "ArrayExpression" ? node.elements : [node],
    )
    .filter((node) => node !== null)
    .map((node) => ({ node, frame: call.frame }));
}

/** `credentialsRequired: false`. */
function isLenient({ captures, type }: LibraryValue): boolean {
  return Object.entries(type.type.optionally ?? {}).some(([name, lenient]) => {
    const option = captures[name];
    if (option === undefined || typeof option === "string") return false;
    const written = unwrapped(option.node);
    return written.type === "Literal" && written.value === lenient;
  });
}

/** Whether it doesn't run for the path that is asked about; `undefined`: it can't be told. */
function isExcepted(inquiry: Inquiry, { captures, type }: LibraryValue): boolean | undefined {
  const open = type.type.except === undefined ? undefined : captures[type.type.except];
  if (open === undefined || typeof open === "string") return false;
  return isListedPath(inquiry, open.node, open.frame);
}
