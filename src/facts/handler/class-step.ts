import type { CompiledType } from "../../models/compile.ts";
import { memberOf } from "../../origins/member.ts";
import type { FunctionValue, Value } from "../../origins/value.ts";
import { isInert } from "./inert.ts";
import type { Inquiry, Verdict } from "./inquiry.ts";
import type { Reading } from "./step.ts";
import type { Placed } from "./texts.ts";
import type { Style } from "./walk.ts";

type ClassValue = Extract<Value, { kind: "class" | "instance" }>;

const HOOKS: readonly (readonly [string, Style])[] = [
  ["canActivate", "truth"],
  ["use", "next"],
  ["handler", "next"],
  ["transform", "completes"],
];

/** What a guard, a middleware or a pipe does that is a class. */
export function ofClass(
  { origins }: Inquiry,
  value: ClassValue,
  { frame }: Placed,
  { purposes }: Reading,
  read: (fn: FunctionValue, style: Style) => Verdict,
): Verdict {
  const instance = origins.instance(value.node, value.frame);
  const methodOf = (name: string): FunctionValue | undefined => {
    const method = memberOf(origins, instance, name, frame);
    return method?.kind === "function" ? method : undefined;
  };
  const base = libraryBase(origins, value);
  const { does, refusesIn } = base?.type ?? {};
  const refusal = refusesIn === undefined ? undefined : methodOf(refusesIn);
  if (refusal !== undefined && isInert(origins, refusal)) return "absent";
  for (const [name, style] of HOOKS) {
    const hook = methodOf(name);
    if (hook === undefined) continue;
    const verdict = read(hook, style);
    if (verdict !== "unknown" || does === undefined) return verdict;
    break;
  }
  // What its own code doesn't decide is left to the library's.
  if (does === undefined) return "unknown";
  purposes.add(does);
  return does === "authenticates" ? "present" : "absent";
}

/** What a library's class is for that this one extends. */
function libraryBase(origins: Inquiry["origins"], value: ClassValue): CompiledType | undefined {
  let { node, frame } = value;
  for (let depth = 0; depth < 8 && node.superClass != null; depth++) {
    const base = origins.value(node.superClass, frame);
    if (base?.kind === "library") return base.type;
    if (base?.kind !== "class") return undefined;
    ({ node, frame } = base);
  }
  return undefined;
}
