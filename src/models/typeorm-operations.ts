import type { BatchModel, CallModel, MemberModel, Place, StatementModel } from "./model.ts";

const table: Place = { capture: "table" };

/** The operations on one entity; `first` is the position of their first argument: 0 on repositories, 1 on managers, after the entity. */
export function operations(first: 0 | 1): Record<string, MemberModel> {
  const captures = first === 1 ? { table: { argument: 0 } } : undefined;
  const call = (statement: StatementModel, returns?: string): CallModel => ({
    ...(captures && { captures }),
    ...(returns !== undefined && { returns }),
    statement: { ...statement, table },
  });
  const options = (property: string): Place => ({ argument: first, property });
  const byOptions: StatementModel = {
    operation: "read",
    filter: options("where"),
    projection: options("select"),
    extras: [options("relations")],
    columns: { form: "flags", entities: true, relations: options("relations") },
    order: options("order"),
    wholeRow: true,
  };
  const by: StatementModel = { operation: "read", filter: { argument: first }, wholeRow: true };
  const pages = { limit: options("take"), offset: options("skip") };
  const oneOf: BatchModel = { membership: "In($)", imports: { In: "typeorm" } };
  const many = { rows: "many", missing: "empty", batch: oneOf } as const;
  const one = { rows: "one", missing: "null", batch: { ...oneOf, method: "find" } } as const;
  const oneBy = { ...one, batch: { ...oneOf, method: "findBy" } } as const;
  const orFail = { ...one, missing: "throw" } as const;
  const value: StatementModel = { operation: "read", rows: "value" };
  const values: Place = { argument: first };
  const write: StatementModel = { operation: "write", rows: "none", batch: "typeorm" };
  const byCriteria: StatementModel = { ...write, filter: { argument: first }, batch: oneOf };
  return {
    find: call({ ...byOptions, ...many, ...pages }, "row[]"),
    findBy: call({ ...by, ...many }, "row[]"),
    findAndCount: call({ ...byOptions, ...many, ...pages }, "row[][]"),
    findAndCountBy: call({ ...by, ...many }, "row[][]"),
    findByIds: call({ operation: "read", ...many, key: values, bulk: true, wholeRow: true }, "row[]"),
    findOne: call({ ...byOptions, ...one }, "row"),
    findOneBy: call({ ...by, ...oneBy }, "row"),
    findOneById: call({ operation: "read", ...one, batch: "typeorm", key: values, wholeRow: true }, "row"),
    findOneOrFail: call({ ...byOptions, ...orFail }, "row"),
    findOneByOrFail: call({ ...by, ...oneBy, missing: "throw" }, "row"),
    count: call({ ...value, filter: options("where") }),
    countBy: call({ ...value, filter: { argument: first } }),
    exist: call({ ...value, filter: options("where") }),
    exists: call({ ...value, filter: options("where") }),
    existsBy: call({ ...value, filter: { argument: first } }),
    sum: call({ ...value, filter: { argument: first + 1 } }),
    average: call({ ...value, filter: { argument: first + 1 } }),
    minimum: call({ ...value, filter: { argument: first + 1 } }),
    maximum: call({ ...value, filter: { argument: first + 1 } }),
    preload: call({ operation: "read", rows: "one", missing: "undefined", wholeRow: true }, "row"),
    save: call({ ...write, rows: "one", values }, "argument"),
    insert: call({ ...write, values, batch: { rows: true, binds: true } }),
    upsert: call({ ...write, values }),
    update: call({ ...byCriteria, values: { argument: first + 1 } }),
    updateAll: call(write),
    increment: call(byCriteria),
    decrement: call(byCriteria),
    delete: call(byCriteria),
    deleteAll: call(write),
    softDelete: call(byCriteria),
    restore: call(byCriteria),
    remove: call({ ...write, values }, "argument"),
    softRemove: call({ ...write, values }, "argument"),
    recover: call({ ...write, values }, "argument"),
    clear: call(write),
    create: { ...(captures && { captures }), returns: "row" },
    merge: { returns: "argument" },
  };
}
