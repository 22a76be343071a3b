import type {
  CheckModel,
  DecoratorModel,
  DirectiveModel,
  FileExportModel,
  FolderModel,
  Purpose,
  RegistrationModel,
} from "./handler-model.ts";
import type { ErrorModel } from "./error-model.ts";
import type { StatementModel } from "./statement-model.ts";
import type { OutboundModel } from "./http-model.ts";

/**
 * The vocabulary in which libraries are described. A model is what the library's own reference says, as data that
 * survives `JSON.stringify`; one file per library. Code exists per shape (options object, builder chain, SQL text),
 * never per library.
 */
export interface Model {
  /** Unique, lower case: `prisma`. */
  readonly name: string;
  /** What the library's packages export. A later group with the same specifier adds to an earlier one. */
  readonly modules: readonly ModuleModel[];
  /**
   * Where projects declare their tables: in a Prisma schema, by objects that calls make (`pgTable("users", { ... })`), or by
   * classes.
   */
  readonly schema?: "prisma-schema" | "table-objects" | "document-schemas" | EntityClasses | GeneratedTypes;
  /** The column that is the key of every table, whatever is declared of it: MongoDB's `_id`. */
  readonly key?: string;
  /** The SQL that the library's database speaks, where there is only one. */
  readonly dialect?: "postgresql" | "mysql" | "sqlite" | "mssql";
  /** The library's types by name. `TypeName` in a reference means a type of this model; `other:Type` one of another model. */
  readonly types?: Readonly<Record<string, ExportModel>>;
  /** Global variables and functions, for what needs no import (`fetch`). */
  readonly globals?: Readonly<Record<string, ExportModel>>;
  /** Decorators that mark a class property or parameter as an injected value, by the decorator's exported name. */
  readonly injections?: Readonly<Record<string, InjectionModel>>;
  /** Files whose exports are served. */
  readonly files?: readonly FileExportModel[];
  readonly directives?: readonly DirectiveModel[];
  /** Packages that only compute: no call of theirs looks anything up or changes anything outside the process. */
  readonly computing?: readonly string[];
  /** Errors that the library answers with their own status. */
  readonly errors?: readonly ErrorModel[];
  /** Decorators that register handlers, or what runs before them, by exported name. */
  readonly decorators?: Readonly<Record<string, DecoratorModel>>;
  /** The application in which what the decorators register is served is made with this library. */
  readonly hostedBy?: string;
  /**
   * Names by which the documentation introduces a client (`prisma`). A value with such a name that can't be traced
   * any further is taken for the type with certainty `likely`, which only strict rules look at.
   */
  readonly idioms?: Readonly<Record<string, TypeReference>>;
}

/** Types that are generated from the database, and given to the client as its type argument. */
export interface GeneratedTypes {
  /** Where the type has a table's rows: `public.Tables.{table}.Row`. */
  readonly rows: string;
  /** The capture under which the query is about other tables than these. */
  readonly unless: string;
}

/** The decorators that say what the properties of an entity's class are, by name. */
export interface EntityClasses {
  readonly columns: readonly string[];
  readonly relations: readonly string[];
  /** Of the primary key; these are columns too. */
  readonly keys: readonly string[];
  /** `declare name: string` is a column without any decorator. */
  readonly declared?: true;
  /** The decorators' option by which a whole row does without the column, and its value: `select: false`. */
  readonly hidden?: { readonly option: string; readonly value: boolean };
  /** Decorators of methods that run when a row is loaded: `AfterLoad`. */
  readonly onLoad?: readonly string[];
}

export interface ModuleModel {
  /** Package specifiers; `*` stands for any characters: `drizzle-orm/*`. */
  readonly specifiers: readonly string[];
  /**
   * Exports by name; `default` for the default export. Without `default`, a default import is the namespace, as
   * CommonJS packages are seen from ES modules.
   */
  readonly exports: Readonly<Record<string, ExportModel>>;
  /** Each export is also the default export of a module of its own, whatever its case: `lodash/*`, `lodash.*`. */
  readonly separately?: readonly string[];
  /** What importing from here says about the file that does; with `names`, importing one of these. */
  readonly environment?: EnvironmentModel;
  /** Code generators put these exports into folders that are not under version control: accept the names from a missing relative or aliased file. */
  readonly generated?: boolean;
}

/** Where code runs, and for whom. */
export interface EnvironmentModel {
  /** `requests`: it serves them. `jobs`: a queue or a clock calls it. `server`: one of these. `browser`: on the user's machine. */
  readonly is: "requests" | "jobs" | "server" | "browser" | "commands" | "tests";
  readonly names?: readonly string[];
}

/** An exported value, and what its name means as a TypeScript type. */
export interface ExportModel extends TypeModel {
  /** The type of instances: of `new X()` and of `x: X`. */
  readonly instance?: TypeReference;
  /** For `new X()` that is more than `instance`. */
  readonly construct?: CallModel;
  /** Under this token, classes and functions are provided that run before every handler. */
  readonly token?: "before";
  /** The value itself has this type: `export const sql: Sql`. */
  readonly is?: TypeReference;
  /** As a type, the name stands for the type argument at this position: `NonAttribute<User>`. */
  readonly wraps?: number;
  /** Captures taken from the type arguments: `Repository<User>` -> `{ table: 0 }`. */
  readonly typeArguments?: Readonly<Record<string, number>>;
}

/**
 * `Client`; `drizzle:Db`, a type of another model; `context`, the value of the type argument that the receiver was made
 * with; `row`, a row of the table that the receiver stands for: an instance of the class that describes the table, where
 * there is one, else the model's own type `Row`. `Client[]` and `row[]` are collections of them. Names after a dot are members; one
 * in braces is what was captured under it: `context.Variables.{name}`.
 */
export type TypeReference = string;

export interface TypeModel {
  /** Members of these types are members of this one too. */
  readonly extends?: readonly TypeReference[];
  /** Methods and properties. `get*` matches the names that begin so; `*` matches any other name and may capture it. */
  readonly members?: Readonly<Record<string, MemberModel>>;
  /** The value can be called: `knex("users")`, `sql(rows)`. */
  readonly call?: CallModel;
  /** The value is a template tag: postgres' sql`select ...`. Without it, `call` is used. */
  readonly tag?: CallModel;
  /** TypeScript interfaces that projects extend by declaration merging, as `specifier#Name`: `fastify#FastifyInstance`. */
  readonly augmentable?: readonly string[];
  /** A thenable builder: awaiting, returning or chaining `.then` on it runs this statement. */
  readonly lazy?: StatementModel;
  /** A builder that only its `executes` calls run: awaiting it does nothing. */
  readonly builds?: StatementModel;
  /**
   * What the function of a file gives that is loaded under a computed path and called with such a value:
   * `require(path.join(__dirname, file))(sequelize, DataTypes)`.
   */
  readonly loads?: TypeReference;
  /** What such a value does where a function runs before a handler: middleware, guards, pipes. */
  readonly does?: Purpose;
  /** The method by which it turns people away, where classes that extend it may put another: `handleRequest`. */
  readonly refusesIn?: string;
  /** Captures with which it lets everybody through, by the value that they have then: `credentialsRequired: false`. */
  readonly optionally?: Readonly<Record<string, boolean>>;
  /** It runs the arguments of the call that made it: `all` of them, or `any` that lets the request through. */
  readonly runs?: "all" | "any";
  /** The capture that lists the paths for which it doesn't run. */
  readonly except?: string;
  /** The type of a function (`RequestHandler`): what a function of that type does is for its own code to say. */
  readonly functionType?: true;
  /** The value hands requests on to handlers that are registered elsewhere. */
  readonly dispatches?: true;
  /** Registered as a plugin, the value registers what the files of a folder export. */
  readonly registersFolder?: FolderModel;
  /** What awaiting such a value gives; the value itself unless given. */
  readonly resolves?: TypeReference;
  /** What a loop over such a value sees: cursors, result lists. */
  readonly element?: TypeReference;
  /** The project adds members to a schema, which is this capture: in a property of it, or by a method. */
  readonly addedBy?: { readonly capture: string; readonly property: string; readonly method: string };
  /** Such a value is an object by its type alone: two that are written the same are the same. */
  readonly scalar?: "objectId";
}

export type MemberModel = PropertyModel | CallModel;

export interface PropertyModel {
  readonly type: TypeReference;
  /** The capture that takes the property's name: `prisma.user` -> `{ table: "user" }`. */
  readonly capture?: string;
}

/** Where in a call something stands. */
export interface Place {
  /** Index of the argument; negative counts from the end. */
  readonly argument?: number;
  /** Property path inside the argument, dot-separated: `where.id`. */
  readonly property?: string;
  /** A capture made earlier in the chain. */
  readonly capture?: string;
  /** The value of the receiver itself: `user.getPosts()`. */
  readonly receiver?: true;
  /** The call itself: what tells one router from another. */
  readonly call?: true;
}

export interface CallModel {
  /**
   * What comes out (of the promise, if it is one). `callback` = what the first callback returns; `argument` = the first
   * argument; `instance` = an instance of the class that is the first argument, or what the call's type argument says.
   */
  readonly returns?: TypeReference | "this" | "callback" | "argument" | "instance";
  /** An object whose methods what comes out has too; their `this` is what comes out. */
  readonly mixin?: Place;
  /** The call runs a statement (or, with `lazy: true` types, describes one). */
  readonly statement?: StatementModel;
  /** Captures made by this call, kept by what it returns. */
  readonly captures?: Readonly<Record<string, Place>>;
  /** Functions handed to the call. */
  readonly callbacks?: readonly CallbackModel[];
  /**
   * The role of this link in a builder chain (or of the call, for calls that stand alone). The roles of a finished
   * chain are what facts read: limit, projection, filter...
   */
  readonly role?: ChainRole;
  /** What the call is too if it has arguments: `first("id")` is a projection besides. */
  readonly also?: ChainRole;
  /** Where the role's value stands; the first argument unless given. */
  readonly place?: Place;
  /** What a missing row gives, where this link decides: `executeTakeFirstOrThrow()`. */
  readonly missing?: StatementModel["missing"];
  /** What the call compares: `eq("id", id)`, `where("id", "=", id)`. */
  readonly condition?: ConditionModel;
  /** Executes the builder: `.execute()`, `.all()`, `.first()`. The statement is that of the receiver's type unless `statement` is given. */
  readonly executes?: true;
  /** The name of this link in a statement about many rows: `execute` for `executeTakeFirst`. */
  readonly many?: string;
  /** What the callback does is undone if it fails. */
  readonly transaction?: true;
  /** What the call finds out about the request. */
  readonly checks?: CheckModel;
  /** The callbacks run only after this was found in order: `withApiAuthRequired(handler)`. */
  readonly guards?: Purpose;
  /** The call gives what a decorator has noted under the key that stands there. */
  readonly metadata?: Place;
  /** Never returns: `redirect("/login")`. */
  readonly exits?: true;
  readonly registers?: RegistrationModel;
  /** The call asks another service, or makes what does. */
  readonly outbound?: OutboundModel;
  /** Statements handed to this call are sent together: `$transaction([...])`, `db.batch([...])`, `pipeline.exec()`. */
  readonly batches?: true;
  /** The call repeats what fails, or makes something that does. */
  readonly attempts?: AttemptsModel;
}

/** How a call is told when to give up. */
export interface AttemptsModel {
  /** The options that name a number of attempts: `retries`. */
  readonly limits: readonly Place[];
  /** The options that switch the limit off when they are `true`: `forever`. */
  readonly forever?: readonly Place[];
  /** The options that end it otherwise: a time limit, an abort signal. */
  readonly ends?: readonly Place[];
  /** Without any of them it never gives up. */
  readonly default?: "unlimited";
}

export type ChainRole =
  | "projection"
  | "table"
  | "filter"
  | "key"
  | "values"
  | "set"
  | "limit"
  | "offset"
  | "order"
  | "group"
  | "join"
  | "having"
  | "lock"
  | "returning"
  | "distinct"
  | "aggregate"
  | "single"
  /** Runs without fetching rows: SQLite's `run()`. */
  | "discard"
  | "conflict"
  | "populate"
  | "subquery"
  /** Every column, in so many words: `selectAll()`. */
  | "star"
  /** Adds what isn't known here: `$if`, `modify`. */
  | "dynamic"
  /** Rows become something else than objects with a property for each column: better-sqlite3's `pluck`. */
  | "reshape"
  | "option"
  /** Other rules for when two texts are equal. */
  | "collation"
  | "stream";

/** A comparison of a column, or a combination of comparisons. */
export interface ConditionModel {
  /** `and`, `or`: of the arguments; `columns`: an object whose keys are columns; `sql`: text decides. */
  readonly operator: "equal" | "in" | "other" | "and" | "or" | "columns" | "sql";
  /** Where an operator is written (`"="`, `"in"`), if it isn't where the value is; `operator` is what it is without one. */
  readonly written?: Place;
  readonly column?: Place;
  readonly value?: Place;
  /** A dot in a column's name leads to another table's column, rather than coming from a table's own name. */
  readonly nested?: true;
  /** How an equality becomes "one of these", with an array as the value: by another function or method, or by another operator. */
  readonly many?: { readonly name?: string; readonly operator?: string };
}

export interface CallbackModel {
  /** Index of the argument; negative counts from the end. */
  readonly argument: number;
  /** The callback stands in this property of the argument. */
  readonly property?: string;
  /**
   * `once`: at most once, before the call's promise settles. `each`: once per element of a collection. `later`: after
   * the call returned, from somewhere else (event handlers, timers, route handlers).
   */
  readonly runs: "once" | "each" | "later" | "retried";
  /** It gets the outcome, `(error, result) => ...`: a builder that is handed one runs its statement at once. */
  readonly settles?: true;
  /** Types of the callback's parameters, by position; `null` for one that has none of interest. */
  readonly parameters?: readonly (TypeReference | null)[];
  /** `each`: the collection; the first argument unless given. */
  readonly collection?: Place;
  /** `each`: the position of the element among the callback's parameters; the first unless given. */
  readonly element?: number;
  /** `each`: at most so many at a time; absent: unlimited when the callback is async. */
  readonly concurrency?: "sequential" | "limited" | "unlimited";
}

export interface InjectionModel {
  /** The packages that export the decorator. */
  readonly from: readonly string[];
  /** The type of the injected value; `argument` = the decorator's first argument. */
  readonly type: TypeReference | "argument";
  readonly captures?: Readonly<Record<string, Place>>;
}

export type {
  CheckModel,
  DecoratorModel,
  DirectiveModel,
  FileExportModel,
  FolderModel,
  Purpose,
  RegistrationModel,
} from "./handler-model.ts";

export type { BatchModel, ColumnsModel, StatementModel } from "./statement-model.ts";

/** Checks a model's shape at compile time; the value is returned as it is. */
export function defineModel(model: Model): Model {
  return model;
}
