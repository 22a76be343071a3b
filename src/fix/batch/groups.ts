import type { Lines } from "./lines.ts";

/** How rows are put into groups by key. */
interface Groups {
  /** What the map of groups may be called. */
  readonly groups: string;
  readonly rows: string;
  /** How a row is taken, and what it's called. */
  readonly parameter: string;
  readonly row: string;
  readonly key: string;
  readonly keyType: string;
  readonly groupType: string;
}

/** Writes the map of groups, in the order of the rows, and the loop that fills it; gives the map's name. */
export function addGroups(lines: Lines, filename: string, named: Groups): string {
  const { rows, parameter, row, key } = named;
  const groups = lines.name(named.groups);
  const group = lines.parameter("group", "siblings");
  const types = /\.[cm]?tsx?$/.test(filename) ? `<${named.keyType}, ${named.groupType}>` : "";
  const { semicolon } = lines;
  lines.add(`const ${groups} = new Map${types}()${semicolon}`);
  lines.add(`for (const ${parameter} of ${rows}) {`);
  lines.add(`const ${group} = ${groups}.get(${key})${semicolon}`, 1);
  lines.add(`if (${group}) ${group}.push(${row})${semicolon}`, 1);
  lines.add(`else ${groups}.set(${key}, [${row}])${semicolon}`, 1);
  lines.add("}");
  return groups;
}
