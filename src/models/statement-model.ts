import type { Place } from "./model.ts";

/** What a call sends to a database. */
export interface StatementModel {
  /** `call`: SQL text decides. */
  readonly operation: "read" | "write" | "sql";
  /** How many rows come out. `value`: a count, a flag, an aggregate. `none`: nothing of interest. Default `many`. */
  readonly rows?: "one" | "many" | "value" | "none";
  readonly table?: Place;
  /** An object whose keys are columns and whose values they must equal: Prisma's `where`. */
  readonly filter?: Place;
  /** The value of the primary key: `findByPk(id)`. */
  readonly key?: Place;
  readonly limit?: Place;
  readonly offset?: Place;
  readonly cursor?: Place;
  readonly order?: Place;
  /** Columns to read; absent in the code = every column. */
  readonly projection?: Place;
  /** Other properties that name columns or relations to read besides the whole row: `include`, `omit`, `populate`. */
  readonly extras?: readonly Place[];
  /** Without a projection, the whole row is fetched. */
  readonly wholeRow?: true;
  /** Where this is true, rows are counted and none comes out: Supabase's `head`. */
  readonly countOnly?: Place;
  /** How a list of columns is written. */
  readonly columns?: ColumnsModel;
  /** The property at which a failure stands in what comes out, which is no exception then: Supabase's `error`. */
  readonly errorIn?: string;
  /** The property or the index at which the rows stand in what comes out: pg's `rows`, Supabase's `data`, mysql2's 0. */
  readonly rowsIn?: string | number;
  /** Where else in what comes out the columns are told, which are others once fewer are read: pg's `fields`. */
  readonly columnsIn?: readonly (string | number)[];
  /** Of two columns with one name, the one whose value a row has. Default `last`. */
  readonly namesakes?: "first" | "last";
  /** Rows to write. */
  readonly values?: Place;
  /** SQL text (string, template or tagged template) and its bound values. */
  readonly sql?: Place;
  readonly parameters?: Place;
  /** The name under which the server keeps the text: whatever else is sent under it must be the same. */
  readonly preparedAs?: Place;
  /** What a missing row gives. */
  readonly missing?: "null" | "undefined" | "throw" | "empty";
  /** Calls of one tick are sent as one statement (Prisma's findUnique). */
  readonly coalesced?: true;
  /** Runs in the calling thread, in-process: no network round trip (better-sqlite3). */
  readonly synchronous?: true;
  /** What it is called on is one session: after `BEGIN`, an error undoes what was written before it. */
  readonly session?: true;
  /** Fits many rows or keys by itself: `createMany`, `insertMany`, `mget`, `bulkWrite`. */
  readonly bulk?: true;
  /** How one statement takes the place of many of this kind. A name alone says no more than that there is a way. */
  readonly batch?: BatchModel | string;
  /** The filter is a unique key, so that it finds one row at most: `findUnique`. */
  readonly unique?: true;
  /** A cache or key-value store rather than a database of rows. */
  readonly store?: "sql" | "document" | "key-value";
}

/** How a library wants the columns to read: at the statement's `projection`, or as the arguments of a builder's method. */
export interface ColumnsModel {
  /**
   * `flags`: `{ id: true }`; `names`: `["id"]`; `arguments`: `"id", "name"`; `fields`: `{ id: users.id }`, of the table object;
   * `text`: `"id, name"`; `words`: `"id name"`.
   */
  readonly form: "flags" | "names" | "arguments" | "fields" | "text" | "words";
  /** The builder's method that takes them, for a chain that has no projection or one that says "every column". */
  readonly method?: string;
  /** The property that loads relations along: `include`, `with`, `relations`. */
  readonly relations?: Place;
  /** The property whose keys are columns that aren't read: Prisma's `omit`. */
  readonly omitted?: Place;
  /** Columns of a relation are listed below this property of its entry: Prisma's `posts: { select: { id: true } }`. */
  readonly nested?: string;
  /** Relations are listed among the columns, so that `relations` can't stand beside a projection: Prisma. */
  readonly exclusive?: true;
  /** The link that makes plain objects of the rows, which have computed properties and methods without it: Mongoose's `lean`. */
  readonly plainBy?: string;
  /** Rows are instances of classes, which may compute properties. */
  readonly entities?: true;
  /** The primary key is read in any case, and needs to be ruled out by name: MongoDB's `_id`. */
  readonly implicitKey?: string;
}

/** How one statement does what several of a kind do, one for each key or row. */
export interface BatchModel {
  /** The method for many: `findMany` for `findUnique`. The statement's own unless given. */
  readonly method?: string;
  /** What the method for many needs to be called on it, where the statement's own gives its rows at once: `toArray`. */
  readonly finish?: string;
  /** What says "one of these" where an object of columns has a value; `$` stands for an array: `{ in: $ }`. */
  readonly membership?: string;
  /**
   * How SQL text asks for one of many keys: `array`, which is one bound value (`= ANY($1)`); `list`, which the driver writes
   * in the place of a placeholder (`IN (?)`); `helper`, the tag called with the keys (`in ${sql(ids)}`).
   */
  readonly sql?: "array" | "list" | "helper";
  /** The method that gives the values of many keys, in their order, and `null` where there is none: `mget`. */
  readonly values?: string;
  /** The client can be told to give columns other names than the text does. */
  readonly renames?: true;
  /** A bound value is taken for one of the column's type: a number equals numbers only, however a driver gives them. */
  readonly typed?: true;
  /** For statements by primary key: its column, and what takes the key's place: `{ where: { id: $ } }`. */
  readonly byKey?: { readonly column: string; readonly written: string };
  /** What `membership` and `byKey` need imported: names and the packages that export them. */
  readonly imports?: Readonly<Record<string, string>>;
  /** The rows to write may be an array. */
  readonly rows?: true;
  /** Each value of each row is bound, of which databases take no more than some ten thousand: many rows of many columns fail. */
  readonly binds?: true;
  /** Of several rows with a key, only the first is written: the key must be unique. */
  readonly one?: true;
  /** Properties of the values whose own values may be written any number of times: `$set`. */
  readonly repeatable?: readonly string[];
  /** What code of the project that runs around statements must not do, unless the schema shows that there is none. */
  readonly hooks?: string;
  /** Keys are converted to the column's type. */
  readonly converts?: true;
  /** A key that isn't of the column's type is an error. */
  readonly checked?: true;
  /** Rows are plain objects, of which a copy without one of its columns is as good as a row. */
  readonly plain?: true;
  /** An empty array is an error rather than no rows. */
  readonly empty?: "fails";
  /** What is read otherwise by the other method, for a person to judge. */
  readonly rowsDiffer?: string;
  /** What the statement for many does otherwise, for a person to judge: "runs no hooks of single rows". */
  readonly differs?: string;
}
