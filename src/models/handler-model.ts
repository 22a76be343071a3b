import type { Place } from "./model.ts";

/** What a function that runs before a handler is there for. */
export type Purpose = "authenticates" | "authorises" | "validates" | "limits" | "nothing";

/** What a call finds out about the request. */
export interface CheckModel {
  readonly purpose: Purpose;
  /** `throws`: code after the call runs only if all is well. `result`: what comes out says, and somebody has to look. */
  readonly failure: "throws" | "result";
}

/** A call that hands functions to a framework, to be run when a request comes. */
export interface RegistrationModel {
  /**
   * `route`: handlers of a method and a path. `before`: functions that run before the handlers registered later. `mount`: routers
   * below a path, or functions that run before. `plugin`: a function that registers handlers on the instance that it gets.
   * `global`: functions that run before all handlers of the application, whenever they are registered.
   * `apply`, `for`, `except`: the links of a chain that names functions, and then the paths that they run before.
   * `shared`: the function registers on the instance that it is registered on, not below it. `prefix`, `versions`: the call says how
   * all paths of the application begin. `joins`: the arguments are builder chains, whose links run before too.
   */
  readonly as:
    | "route"
    | "before"
    | "mount"
    | "plugin"
    | "global"
    | "apply"
    | "for"
    | "except"
    | "shared"
    | "joins"
    | "prefix"
    | "versions";
  /** The HTTP method, `*` for any, or where it stands. */
  readonly method?: string | Place;
  /** Where the path stands. Leading arguments that aren't text are taken for handlers. */
  readonly path?: Place;
  /** The first argument that may be a function; those behind it are functions too. */
  readonly handlers?: Place;
  /** Properties of an options argument that hold functions to run before, by what they hold. */
  readonly before?: readonly string[];
  /** Properties of an options argument that say what is done before the handlers, and their parts that make it so, if not all do. */
  readonly states?: Readonly<Record<string, { readonly purpose: Purpose; readonly by?: readonly string[] }>>;
  /** What the functions are there for, whatever they are: schemas. */
  readonly does?: Purpose;
  /** What is registered later has it in front of it too. */
  readonly anytime?: true;
  /** `prefix`: the property of the options that lists the paths without it. */
  readonly except?: string;
  /** `versions`: how the options say that paths hold the version, and how they write it. */
  readonly versions?: VersionsModel;
  /** The first function that stands among the arguments is the handler, others are callbacks: servers. */
  readonly single?: true;
  /** `single`: the method of what comes out that says which addresses it listens to. */
  readonly listens?: string;
  /** The call ends (or continues) a builder chain, whose earlier links run before. */
  readonly builder?: true;
  /** The name of the event that makes the call a registration: hooks. */
  readonly event?: readonly string[];
}

/** `{ type: Kind.URI, prefix: "v", defaultVersion: "1" }` */
export interface VersionsModel {
  readonly type: string;
  /** The member of an enumeration that `type` has to be. */
  readonly value: string;
  readonly mark: string;
  readonly prefix: string;
  readonly initial: string;
}

/** A plugin that registers the default exports of a folder's files. */
export interface FolderModel {
  /** The properties of the options that hold the folder, and the text that all paths begin with. */
  readonly folder: string;
  readonly prefix: string;
}

/** Files whose exports the framework serves. */
export interface FileExportModel {
  /** `route`: each export handles a method; `before`: the export runs before all handlers of the project. */
  readonly as: "route" | "before";
  readonly files: readonly string[];
  /** `default`, or the names of the methods. */
  readonly names: readonly string[];
  /** The folder below which the path of the URL begins. */
  readonly below?: string;
  /** What the URL leaves out: the file's name, or its extension and a trailing `index`. */
  readonly leavesOut?: "name" | "extension";
  /** The path of all handlers begins so. */
  readonly prefix?: string;
  /** The exported name, and the property of it, that lists the paths: `config.matcher`. */
  readonly matcher?: { readonly export: string; readonly property: string };
}

/** A directive prologue that makes functions callable by clients. */
export interface DirectiveModel {
  readonly text: string;
  readonly method: string;
}

export interface DecoratorModel {
  /** The packages that export the decorator. */
  readonly from: readonly string[];
  /**
   * `controller`: the methods of the class handle requests; `route`: the method does; `before`: the arguments run before; `compose`:
   * applies the decorators that are its arguments; `metadata`: leaves a note for functions that run before; `version`: of the path.
   */
  readonly as: "controller" | "route" | "before" | "compose" | "metadata" | "version";
  /** The HTTP method or the kind of operation; `*` for any. */
  readonly method?: string;
  readonly path?: Place;
  /** Operations are known by the method's own name unless they say another, as text or as this property: GraphQL. */
  readonly named?: string;
  /** `before`: what the arguments are for, where another decorator puts something else in front. */
  readonly puts?: "guards";
  /** `before`: what the decorator does by itself, whatever its arguments are. */
  readonly does?: Purpose;
  /** `before`: the option without which it does nothing. */
  readonly only?: string;
  /** `controller`, `route`: the first argument that runs before. */
  readonly handlers?: Place;
  /** `controller`: the property of its options that holds the version. */
  readonly version?: string;
}
