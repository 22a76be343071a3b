import type { FixCase } from "../../harness/case.ts";

const rule = "no-select-star";

const imports = `
import type { Pool, ResultSetHeader, RowDataPacket } from "mysql2/promise";
import type { Input } from "../../../world.ts";
`;

export const columns: FixCase[] = [];
