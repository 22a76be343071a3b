import type { SqlDialect } from "./dialect.ts";
import { SqlSource } from "./source.ts";

/** What is followed by a parenthesis without being a function. */
const WORDS = new Set(
  (
    "all and any array as between by cast check coalesce conflict cube current_timestamp default delete distinct else " +
    "end except exists filter from group having ilike in insert intersect into interval is join key lateral like " +
    "limit not nullif offset on or order over partition select set similar some table then union update using values " +
    "varchar char numeric decimal when where with within"
  ).split(" "),
);

/** Functions of the database itself that give the same for the same row, or what is new at each call anyway. */
const KNOWN = new Set(
  (
    "abs age array_agg array_length array_to_string avg bool_and bool_or ceil ceiling char_length concat concat_ws count " +
    "current_date date date_format date_part date_trunc extract floor format gen_random_uuid greatest ifnull if " +
    "initcap json_agg json_array json_build_array json_build_object json_extract json_object jsonb_agg " +
    "jsonb_build_array jsonb_build_object left length least lower lpad ltrim make_date max md5 min mod nextval now nvl " +
    "octet_length power regexp_replace replace right round row row_to_json rpad rtrim sign split_part sqrt st_asgeojson " +
    "string_agg strpos substr substring sum to_char to_date to_json to_jsonb to_timestamp trim trunc unix_timestamp " +
    "unnest upper uuid uuid_generate_v4"
  ).split(" "),
);

/** Functions that a text calls and that may do anything: the project's own, locks, settings. */
export function unknownFunctions(parts: readonly string[], dialect: SqlDialect): readonly string[] {
  const source = new SqlSource(parts);
  const tokens = source.tokens(dialect) ?? [];
  return tokens.flatMap(({ type, text }, index) => {
    if (type !== "word" || tokens[index + 1]?.text !== "(") return [];
    // `INSERT INTO tags (label)`, `WITH recent (id) AS`: a table with its columns.
    const before = tokens[index - 1]?.text ?? "";
    const isTable = before === "into" || before === "with" || before === "as";
    return isTable || WORDS.has(text) || KNOWN.has(text) ? [] : [text];
  });
}
