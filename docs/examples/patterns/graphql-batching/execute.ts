import {
  execute,
  GraphQLError,
  Kind,
  parse,
  specifiedRules,
  validate,
  type ExecutionResult,
  type SelectionSetNode,
  type ValidationContext,
} from "graphql";
import { createContext, schema, type Store } from "./schema.ts";

const maxDepth = 6;
// An alias asks for the same field once more: a thousand of them are a thousand requests in one.
const maxFields = 200;

/** Answers one request, after its shape was bounded: batching bounds the statements per level, not the levels. */
export async function answer(store: Store, source: string): Promise<ExecutionResult> {
  try {
    const document = parse(source, { maxTokens: 2_000 });
    const errors = validate(schema, document, [...specifiedRules, boundedShape]);
    if (errors.length > 0) return { errors };
    return await execute({ schema, document, contextValue: createContext(store) });
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
}

interface Shape {
  readonly depth: number;
  readonly fields: number;
}

function boundedShape(context: ValidationContext) {
  // Per fragment, once: fragments that use each other twice would otherwise be walked 2^n times.
  const known = new Map<string, Shape>();
  return {
    OperationDefinition({ selectionSet }: { selectionSet: SelectionSetNode }) {
      const { depth, fields } = shapeOf(selectionSet);
      if (depth > maxDepth || fields > maxFields)
        context.reportError(
          new GraphQLError(`At the most ${maxDepth} levels and ${maxFields} fields, please`),
        );
    },
  };

  function shapeOf({ selections }: SelectionSetNode): Shape {
    const shapes = selections.map((selection): Shape => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return shapeOfFragment(selection.name.value);
      const inner = selection.selectionSet ? shapeOf(selection.selectionSet) : { depth: 0, fields: 0 };
      if (selection.kind === Kind.INLINE_FRAGMENT) return inner;
      return { depth: inner.depth + 1, fields: inner.fields + 1 };
    });
    return {
      depth: Math.max(0, ...shapes.map(({ depth }) => depth)),
      fields: shapes.reduce((sum, { fields }) => sum + fields, 0),
    };
  }

  function shapeOfFragment(name: string): Shape {
    const shape = known.get(name);
    if (shape) return shape;
    known.set(name, { depth: 0, fields: 0 }); // a fragment that contains itself is another rule's error
    const fragment = context.getFragment(name);
    const found = fragment ? shapeOf(fragment.selectionSet) : { depth: 0, fields: 0 };
    known.set(name, found);
    return found;
  }
}
