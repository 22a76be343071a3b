import type { CallModel, ExportModel, StatementModel } from "./model.ts";

const next: CallModel = { executes: true, role: "stream" };
const link = (role: NonNullable<CallModel["role"]>): CallModel => ({ returns: "this", role });

/** What `find`, `aggregate` and listings give: nothing is sent before the first document is asked for. */
export const cursors = ({
  many,
  aggregated,
  listed,
}: Readonly<Record<"many" | "aggregated" | "listed", StatementModel>>): Record<string, ExportModel> => ({
  /** Awaiting a cursor sends nothing; the model counts one that is handed on as run, since nobody makes a cursor to throw it away. */
  FindCursor: {
    extends: ["Cursor"],
    lazy: many,
    members: {
      project: link("projection"),
      filter: link("filter"),
      limit: link("limit"),
      skip: link("offset"),
      sort: link("order"),
      count: { executes: true, role: "aggregate" },
    },
  },
  AggregationCursor: { extends: ["Cursor"], lazy: aggregated },
  ListCursor: { extends: ["Cursor"], lazy: listed },
  Cursor: {
    members: {
      toArray: { executes: true },
      next,
      tryNext: next,
      hasNext: next,
      forEach: {
        executes: true,
        callbacks: [{ argument: 0, runs: "each", collection: { receiver: true }, concurrency: "sequential" }],
      },
      stream: { executes: true, role: "stream" },
      explain: { executes: true, role: "aggregate" },
      map: link("option"),
      batchSize: link("option"),
      hint: link("option"),
      maxTimeMS: link("option"),
      comment: link("option"),
      collation: link("collation"),
      allowDiskUse: link("option"),
      addCursorFlag: link("option"),
      withReadPreference: link("option"),
      clone: { returns: "this" },
      close: {},
    },
  },
});
