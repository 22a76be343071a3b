import {
  defineModel,
  type CallModel,
  type ExportModel,
  type MemberModel,
  type Place,
  type StatementModel,
} from "./model.ts";

const table: Place = { capture: "table" };
const link = (role: NonNullable<CallModel["role"]>): CallModel => ({ returns: "this", role });
const compares = (operator: "equal" | "in" | "other"): CallModel => ({
  ...link("filter"),
  condition: {
    operator,
    column: { argument: 0 },
    value: { argument: 1 },
    nested: true,
    many: { name: "in" },
  },
});
const other = compares("other");

const filters: Record<string, MemberModel> = {
  eq: compares("equal"),
  in: compares("in"),
  match: { ...link("filter"), condition: { operator: "columns" } },
  filter: {
    ...link("filter"),
    condition: {
      operator: "other",
      column: { argument: 0 },
      written: { argument: 1 },
      value: { argument: 2 },
    },
  },
  or: link("filter"),
  not: other,
  neq: other,
  gt: other,
  gte: other,
  lt: other,
  lte: other,
  is: other,
  isDistinct: other,
  notIn: other,
  like: other,
  ilike: other,
  "like*": other,
  "ilike*": other,
  "regex*": other,
  contains: other,
  containedBy: other,
  overlaps: other,
  "range*": other,
  textSearch: other,
};
const transforms: Record<string, MemberModel> = {
  order: link("order"),
  limit: link("limit"),
  range: { ...link("limit"), also: "offset" },
  single: { ...link("single"), missing: "throw" },
  maybeSingle: { ...link("single"), missing: "null" },
  csv: link("option"),
  geojson: link("option"),
  explain: link("option"),
  rollback: link("option"),
  maxAffected: link("option"),
  returns: link("option"),
  overrideTypes: link("option"),
  throwOnError: link("option"),
  abortSignal: link("option"),
  setHeader: link("option"),
  retry: link("option"),
};

const read: StatementModel = {
  operation: "read",
  table,
  countOnly: { argument: 1, property: "head" },
  rowsIn: "data",
  wholeRow: true,
  columns: { form: "text", method: "select" },
  errorIn: "error",
  batch: { plain: true, differs: "all keys fit into one URL and all rows into one answer (1,000 as a rule)" },
};
const write: StatementModel = {
  operation: "write",
  table,
  rowsIn: "data",
  errorIn: "error",
  columns: { form: "text", method: "select" },
};
const inserted: StatementModel = {
  ...write,
  batch: { rows: true, differs: "all rows set the same columns" },
};
const changed: StatementModel = { ...write, batch: { differs: "all keys fit into one URL" } };

const make: ExportModel = { call: { returns: "Client" } };

/** https://supabase.com/docs/reference/javascript: a builder is sent when it is awaited, and gives `{ data, error }`. */
export const supabase = defineModel({
  name: "supabase",
  schema: { rows: "public.Tables.{table}.Row", unless: "namespace" },
  modules: [
    {
      specifiers: ["@supabase/supabase-js", "@supabase/supabase-js/*"],
      exports: { createClient: make, SupabaseClient: { instance: "Client" } },
    },
    {
      specifiers: ["@supabase/ssr"],
      exports: { createServerClient: make, createBrowserClient: make },
    },
    {
      specifiers: ["@supabase/postgrest-js"],
      exports: { PostgrestClient: { instance: "Client" } },
    },
    {
      specifiers: ["@supabase/auth-helpers-*"],
      exports: {
        createServerComponentClient: make,
        createRouteHandlerClient: make,
        createServerActionClient: make,
        createMiddlewareClient: make,
        createClientComponentClient: make,
        createPagesServerClient: make,
        createPagesBrowserClient: make,
        createServerSupabaseClient: make,
        createBrowserSupabaseClient: make,
        useSupabaseClient: make,
      },
    },
  ],
  types: {
    Client: {
      members: {
        from: { returns: "Table", captures: { table: { argument: 0 } }, role: "table" },
        schema: { returns: "this", captures: { namespace: { argument: 0 } } },
        rpc: {
          returns: "Procedure",
          captures: { table: { argument: 0 } },
          statement: {
            operation: "read",
            table,
            countOnly: { argument: 2, property: "head" },
            rowsIn: "data",
          },
        },
        // Accounts, files, functions and channels are services of their own.
        auth: { type: "sessions:SupabaseAuth" },
        storage: { type: "Service" },
        functions: { type: "Service" },
        realtime: { type: "Service" },
        channel: { returns: "Service" },
      },
    },
    Service: {},
    Table: {
      members: {
        select: { ...link("projection"), returns: "Read", statement: read },
        insert: { ...link("values"), returns: "Insert" },
        upsert: { ...link("values"), returns: "Write" },
        update: { ...link("set"), returns: "Change" },
        delete: { returns: "Change" },
      },
    },
    Read: { lazy: read, members: { ...filters, ...transforms } },
    Procedure: {
      lazy: { operation: "read", table, rowsIn: "data" },
      members: { ...filters, ...transforms, select: link("projection") },
    },
    Write: { lazy: write, members: { ...filters, ...transforms, select: link("returning") } },
    Insert: { extends: ["Write"], lazy: inserted },
    Change: { extends: ["Write"], lazy: changed },
  },
  idioms: { supabase: "Client" },
});
