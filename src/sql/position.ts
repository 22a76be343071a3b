/** Where a character stands: in which text piece of the template, at which UTF-16 offset in it. */
export interface SqlPosition {
  /** Index of the text piece; 0 for a plain string. */
  part: number;
  offset: number;
}

/**
 * A stretch of SQL text, end exclusive. It may cover interpolations: then `start.part < end.part`, and an
 * interpolation at either edge is included.
 */
export interface SqlRange {
  start: SqlPosition;
  end: SqlPosition;
}

/** Replace what stands in `range` by `text`. */
export interface SqlEdit {
  range: SqlRange;
  text: string;
}

/** Offsets in the joined text (see source.ts), end exclusive. */
export interface Span {
  start: number;
  end: number;
}
