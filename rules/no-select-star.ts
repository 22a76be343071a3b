import type { TSESLint } from "@typescript-eslint/utils";
import { createRule } from "../src/create-rule.ts";
import { factsOf } from "../src/facts/facts-of.ts";
import { overFetches, type OverFetch } from "../src/facts/over-fetch.ts";
import { listColumns } from "../src/fix/columns/columns.ts";
import type { Edit } from "../src/fix/edit.ts";

export default createRule({
  name: "no-select-star",
  meta: {
    type: "suggestion",
    docs: {
      description: "disallow reads that fetch every column of a table",
      recommended: true,
      stage: "stable",
      pattern: "query-optimization",
      crossFile: true,
    },
    fixable: "code",
    hasSuggestions: true,
    messages: {
      everyColumn:
        "This reads every column of {{table}}: wide columns and secrets come along, and so does each column that is added later. List those that are needed.",
      unusedColumns:
        "This reads every column of {{table}}, but the code only uses {{columns}}: the others cross the network for nothing. Select what is used.",
      existenceCheck:
        "This reads every column of {{table}} only to see whether there is a row. Select its key.",
      rowCount: "This reads every column of {{table}} only to count the rows. Let the database count them.",
      listColumns: "Select {{columns}}.",
    },
    schema: [
      {
        type: "object",
        properties: {
          checkReturning: {
            description: "Also look at what writes return: `RETURNING *`, `.insert(row).select()`.",
            type: "boolean",
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ checkReturning: false }],
  },
  create(context) {
    const { checkReturning } = context.options[0] as { checkReturning: boolean };
    return {
      Program() {
        for (const found of overFetches(factsOf(context), checkReturning)) {
          const columns = listColumns(found);
          const fix = columns && written(columns.edits);
          context.report({
            node: found.node,
            messageId: messageOf(found),
            data: { table: tableText(found), columns: listed(usedColumns(found)) },
            fix: columns?.proven === true && fix !== undefined ? fix : null,
            suggest:
              columns?.proven === false && fix !== undefined
                ? [{ messageId: "listColumns", data: { columns: listed(columns.columns) }, fix }]
                : null,
          });
        }
      },
    };
  },
});

function written(edits: readonly Edit[]): TSESLint.ReportFixFunction {
  return (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange(range, text));
}

function messageOf({ need }: OverFetch) {
  switch (need) {
    case "columns":
      return "unusedColumns";
    case "existence":
      return "existenceCheck";
    case "count":
      return "rowCount";
    default:
      return "everyColumn";
  }
}

function usedColumns({ use }: OverFetch): readonly string[] {
  return [...use.columns, ...use.relations.keys()];
}

function tableText({ tableName }: OverFetch): string {
  return tableName === undefined ? "the table" : `\`${tableName}\``;
}

/** Names in backticks, the first few of many. */
function listed(names: readonly string[]): string {
  const shown = names.length > 6 ? names.slice(0, 5) : names;
  const more = names.length - shown.length;
  const text = shown.map((name) => `\`${name}\``).join(", ");
  return more > 0 ? `${text} and ${more} more` : text;
}
