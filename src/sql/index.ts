export { guessDialect, sqlDialects, type SqlDialect } from "./dialect.ts";
export { unknownFunctions } from "./functions.ts";
export { quoteIdentifier } from "./identifiers.ts";
export { ordersByPosition } from "./order.ts";
export { dropLimit, insertedRow, placeholdersIn, type SqlInsertedRow } from "./placeholders.ts";
export { parseSql, parseSqlTemplate } from "./parse.ts";
export type { SqlEdit, SqlPosition, SqlRange } from "./position.ts";
export { equalityToAny, equalityToIn, replaceStar, selectColumn, type SqlColumnName } from "./rewrite.ts";
export type * from "./statement.ts";
