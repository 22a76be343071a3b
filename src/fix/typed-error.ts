import type { TSESTree } from "@typescript-eslint/utils";
import type { Failure } from "../facts/failure/failure.ts";
import { messageProperty } from "../facts/failure/thrown.ts";
import type { ErrorClass } from "../facts/vocabulary/error-classes.ts";
import type { ConstructorParameter, Part } from "../facts/vocabulary/error-parameters.ts";
import type { Module } from "../project/module.ts";
import { keyName, unwrapped } from "../syntax/nodes.ts";
import type { Edit } from "./edit.ts";
import { bringIn } from "./bring-in.ts";
import { freshName } from "./names.ts";

/** Writes an error of `errorClass` in the place of a plain one. `undefined` where something of it would be lost. */
export function typedError(
  failure: Failure,
  status: number,
  errorClass: ErrorClass,
  module: Module,
): Edit[] | undefined {
  const { thrown } = failure;
  const contents = contentsOf(failure, module);
  if (contents === undefined || hasComments(thrown, contents.kept, module)) return undefined;
  const { message, cause, causeEdits } = contents;
  const brought = bringIn(module, errorClass);
  if (brought === undefined) return undefined;
  const written = writtenArguments(errorClass.shape.parameters, { message, cause, status });
  if (written === undefined) return undefined;
  return [
    { range: thrown.range, text: `new ${brought.local}(${written})` },
    ...brought.edits,
    ...(written.includes(cause ?? "\0") ? causeEdits : []),
  ];
}

/** Gives a plain error a status that servers understand, for want of a class. */
export function errorWithStatus(failure: Failure, status: number, module: Module): Edit[] | undefined {
  const { thrown } = failure;
  const contents = contentsOf(failure, module);
  if (contents === undefined || hasComments(thrown, contents.kept, module)) return undefined;
  const { message, cause, causeEdits } = contents;
  const made = [message ?? '""', ...(cause === undefined ? [] : [`{ cause: ${cause} }`])].join(", ");
  return [
    { range: thrown.range, text: `Object.assign(new Error(${made}), { statusCode: ${status} })` },
    ...causeEdits,
  ];
}

interface Contents {
  /** The expression that gives the message; absent where there is none. */
  readonly message: string | undefined;
  /** The expression that gives the error which was caught. */
  readonly cause: string | undefined;
  /** What names the caught error, where nothing does. */
  readonly causeEdits: readonly Edit[];
  /** What goes into the new error as it stands. */
  readonly kept: readonly TSESTree.Node[];
}

function contentsOf(failure: Failure, module: Module): Contents | undefined {
  const inner = unwrapped(failure.thrown);
  const text = (node: TSESTree.Node) => module.text.slice(node.range[0], node.range[1]);
  const caught = causeOf(failure, module);
  switch (inner.type) {
    case "NewExpression":
    case "CallExpression": {
      const [first, options] = inner.arguments;
      const given = options === undefined ? undefined : causeIn(options);
      if (options !== undefined && given === undefined) return undefined;
      return {
        message: first && text(first),
        cause: given ? text(given) : caught.cause,
        causeEdits: given ? [] : caught.causeEdits,
        kept: [...(first ? [first] : []), ...(given ? [given] : [])],
      };
    }
    case "ObjectExpression": {
      const message = messageProperty(inner);
      // What else the object carries has no place in an error.
      const known = inner.properties.every(
        (member) =>
          member.type === "Property" &&
          /^(?:message|error|name|status(?:Code)?|code)$/.test(keyName(member) ?? "") &&
          (member.value === message || member.value.type === "Literal"),
      );
      return message && known ? { message: text(message), ...caught, kept: [message] } : undefined;
    }
    default:
      return { message: text(inner), ...caught, kept: [inner] };
  }
}

/** `{ cause: error }` and nothing else. */
function causeIn(options: TSESTree.Node): TSESTree.Node | undefined {
  if (options.type !== "ObjectExpression" || options.properties.length !== 1) return undefined;
  const [member] = options.properties;
  return member?.type === "Property" && keyName(member) === "cause" ? member.value : undefined;
}

function causeOf({ cause }: Failure, module: Module): Pick<Contents, "cause" | "causeEdits"> {
  if (cause === undefined || (cause.clause.param != null && cause.name === undefined))
    return { cause: undefined, causeEdits: [] };
  if (cause.name !== undefined) return { cause: cause.name, causeEdits: [] };
  const name = freshName(module, cause.clause.body, "error");
  const range: TSESTree.Range = [cause.clause.range[0], cause.clause.body.range[0]];
  return { cause: name, causeEdits: [{ range, text: `catch (${name}) ` }] };
}

function hasComments(thrown: TSESTree.Node, kept: readonly TSESTree.Node[], module: Module): boolean {
  return (module.ast.comments ?? []).some(
    ({ range }) =>
      range[0] >= thrown.range[0] &&
      range[1] <= thrown.range[1] &&
      !kept.some((node) => range[0] >= node.range[0] && range[1] <= node.range[1]),
  );
}

interface Values {
  readonly message: string | undefined;
  readonly cause: string | undefined;
  readonly status: number;
}

function writtenArguments(parameters: readonly ConstructorParameter[], values: Values): string | undefined {
  const written: (string | undefined)[] = [];
  for (const parameter of parameters) {
    const text =
      "properties" in parameter ? objectText(parameter.properties, values) : partText(parameter, values);
    if (text === null) return undefined;
    written.push(text);
  }
  while (written.length > 0 && written.at(-1) === undefined) written.pop();
  return written.map((text) => text ?? "undefined").join(", ");
}

/** `null`: something that the constructor needs isn't known. */
function partText({ role, required }: Part, { message, cause, status }: Values): string | undefined | null {
  const text =
    typeof role === "object"
      ? codeText(role.codes.get(status))
      : role === "message"
        ? message
        : role === "status"
          ? String(status)
          : role === "cause"
            ? cause
            : role === "options" && cause !== undefined
              ? `{ cause${cause === "cause" ? "" : `: ${cause}`} }`
              : undefined;
  return text ?? (required ? (role === "message" ? '""' : null) : undefined);
}

function codeText(code: string | undefined): string | undefined {
  return code === undefined ? undefined : JSON.stringify(code);
}

function objectText(properties: ReadonlyMap<string, Part>, values: Values): string | undefined | null {
  const members: string[] = [];
  for (const [path, part] of properties) {
    const text = partText(part, values);
    if (text === null) return null;
    if (text === undefined) continue;
    const [first = "", ...rest] = path.split(".");
    const value = rest.toReversed().reduce((inner, name) => `{ ${name}: ${inner} }`, text);
    members.push(value === first ? first : `${first}: ${value}`);
  }
  return members.length === 0 ? undefined : `{ ${members.join(", ")} }`;
}
