/**
 * Words that can't be a column's name without quotes in MySQL 8, SQLite or SQL Server. A word that is reserved in only
 * one of them is quoted in all: a quoted name is right everywhere.
 */
export const reservedWords: ReadonlySet<string> = new Set(
  `abort accessible action add after all alter always analyze and any as asc asensitive attach authorization
autoincrement backup before begin between bigint binary blob both break browse bulk by call cascade case cast change
char character check checkpoint close clustered coalesce collate column commit compute condition conflict constraint
contains containstable continue convert create cross cube cume_dist current current_date current_time
current_timestamp current_user cursor database databases day_hour day_microsecond day_minute day_second dbcc
deallocate dec decimal declare default deferrable deferred delayed delete dense_rank deny desc describe detach
deterministic disk distinct distinctrow distributed div do double drop dual dump each else elseif empty enclosed end
errlvl escape escaped except exclude exclusive exec execute exists exit explain external fail false fetch file
fillfactor filter first first_value float float4 float8 following for force foreign freetext freetexttable from full
fulltext function generated get glob goto grant group grouping groups having high_priority holdlock hour_microsecond
hour_minute hour_second identity identity_insert identitycol if ignore immediate in index indexed infile initially
inner inout insensitive insert instead int int1 int2 int3 int4 int8 integer intersect interval into io_after_gtids
io_before_gtids is isnull iterate join json_table key keys kill lag last last_value lateral lead leading leave left
like limit linear lineno lines load localtime localtimestamp lock long longblob longtext loop low_priority manual
master_bind master_ssl_verify_server_cert match materialized maxvalue mediumblob mediumint mediumtext merge middleint
minute_microsecond minute_second mod modifies national natural no no_write_to_binlog nocheck nonclustered not nothing
notnull nth_value ntile null nullif nulls numeric of off offset offsets on open opendatasource openquery openrowset
openxml optimize optimizer_costs option optionally or order others out outer outfile over parallel partition percent
percent_rank pivot plan pragma preceding precision primary print proc procedure public purge qualify query raise
raiserror range rank read read_write reads readtext real reconfigure recursive references regexp reindex release
rename repeat replace replication require resignal restore restrict return returning revert revoke right rlike
rollback row row_number rowcount rowguidcol rows rule save savepoint schema schemas second_microsecond securityaudit
select semantickeyphrasetable semanticsimilaritydetailstable semanticsimilaritytable sensitive separator session_user
set setuser show shutdown signal smallint some spatial specific sql sql_big_result sql_calc_found_rows
sql_small_result sqlexception sqlstate sqlwarning ssl starting statistics stored straight_join system system_user
table tablesample temp temporary terminated textsize then ties tinyblob tinyint tinytext to top trailing tran
transaction trigger true truncate try_convert tsequal unbounded undo union unique unlock unpivot unsigned update
updatetext usage use user using utc_date utc_time utc_timestamp vacuum values varbinary varchar varcharacter varying
view virtual waitfor when where while window with within without write writetext xor year_month zerofill`.split(
    /\s+/,
  ),
);
