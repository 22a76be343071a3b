import type { CallModel, MemberModel, Place, StatementModel } from "./model.ts";

const table: Place = { capture: "table" };
/** The entity that a manager is handed first. */
export const entity = { captures: { table: { argument: 0 } } } as const;

/** The operations on one entity; `first` is the position of their first argument: 0 on repositories, 1 on managers, after the entity. */
export function operations(first: 0 | 1): Record<string, MemberModel> {
  const call = (statement: StatementModel, returns?: string): CallModel => ({
    ...(first === 1 && entity),
    ...(returns !== undefined && { returns }),
    statement: { ...statement, table, batch: "mikro-orm" },
  });
  const options = (position: number, property: string): Place => ({ argument: first + position, property });
  const read = (position: number): StatementModel => ({
    operation: "read",
    projection: options(position, "fields"),
    columns: { form: "names", entities: true, relations: options(position, "populate") },
    extras: [options(position, "populate"), options(position, "exclude")],
    order: options(position, "orderBy"),
    wholeRow: true,
  });
  const many = (position: number): StatementModel => ({
    ...read(position),
    rows: "many",
    limit: options(position, "limit"),
    offset: options(position, "offset"),
    missing: "empty",
  });
  const filter: Place = { argument: first };
  const write: StatementModel = { operation: "write", rows: "none" };
  return {
    find: call({ ...many(1), filter }, "row[]"),
    findAll: call({ ...many(0), filter: options(0, "where") }, "row[]"),
    findAndCount: call({ ...many(1), filter }, "row[][]"),
    findByCursor: call(
      { ...many(1), filter, limit: options(1, "first"), cursor: options(1, "after") },
      "row[]",
    ),
    stream: call({ ...many(0), filter: options(0, "where") }),
    findOne: call({ ...read(1), rows: "one", filter, missing: "null" }, "row"),
    findOneOrFail: call({ ...read(1), rows: "one", filter, missing: "throw" }, "row"),
    count: call({ operation: "read", rows: "value", filter }),
    insert: call({ ...write, rows: "one", values: { argument: first } }),
    insertMany: call({ ...write, values: { argument: first }, bulk: true }),
    upsert: call({ ...write, rows: "one", values: { argument: first } }, "row"),
    upsertMany: call({ ...write, values: { argument: first }, bulk: true }, "row[]"),
    nativeInsert: call({ ...write, rows: "one", values: { argument: first } }),
    nativeUpdate: call({ ...write, filter, values: { argument: first + 1 } }),
    nativeDelete: call({ ...write, filter }),
    create: { ...(first === 1 && entity), returns: "row" },
    getReference: { ...(first === 1 && entity), returns: "row" },
    assign: { returns: "argument" },
    qb: { ...(first === 1 && entity), returns: "Builder" },
    createQueryBuilder: { ...(first === 1 && entity), returns: "Builder" },
    populate: {
      returns: "argument",
      role: "populate",
      statement: { operation: "read", rows: "many", bulk: true },
    },
  };
}
