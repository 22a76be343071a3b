/** What an expression holds, as far as the rows of one query are in it. */
export type Shape =
  | { readonly kind: "row"; readonly source: RowSource }
  /** An array, an iterable or a stream. */
  | { readonly kind: "list"; readonly of: Shape }
  /** One row or many: the code doesn't say which before it uses them. */
  | { readonly kind: "either"; readonly source: RowSource }
  /** An array in which only the element at `index` is of interest. */
  | { readonly kind: "tuple"; readonly index: number; readonly of: Shape; readonly columnsAt?: Places }
  /** An object in which only the property `name` is of interest. */
  | { readonly kind: "object"; readonly name: string; readonly of: Shape; readonly columnsAt?: Places }
  /** What a driver tells of the columns: to look at it is to look at all of them. */
  | { readonly kind: "columns"; readonly of: Shape }
  /** A `Map` or a plain object whose values are of interest, whatever the keys. */
  | { readonly kind: "map" | "dictionary"; readonly of: Shape };

/** Where a result tells its columns, beside the rows. */
type Places = readonly (string | number)[];

/** The table that rows come from: the query's own, or one of a relation that is loaded with it. */
export interface RowSource {
  /** Names of the relations from the query's table to this one. */
  readonly path: readonly string[];
  /** The relations that are loaded with the rows, by property. */
  readonly relations: ReadonlyMap<string, LoadedRelation>;
}

export interface LoadedRelation {
  readonly relations: ReadonlyMap<string, LoadedRelation>;
}

/** What iterating or indexing the value gives. */
export function elementOf(shape: Shape): Shape | undefined {
  switch (shape.kind) {
    case "list":
    case "tuple":
      return shape.of;
    case "either":
      return { kind: "row", source: shape.source };
    case "map":
      return { kind: "tuple", index: 1, of: shape.of };
    default:
      return undefined;
  }
}

/** The rows of a relation, one or many. */
export function relatedShape(source: RowSource, name: string): Shape | undefined {
  const relation = source.relations.get(name);
  return (
    relation && {
      kind: "either",
      source: { path: [...source.path, name], relations: relation.relations },
    }
  );
}
