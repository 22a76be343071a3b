import { z } from "zod";
import { grouped } from "../../src/check/report.ts";
import { errors, files, format } from "../schemas.ts";
import { count, errorsText, findingsText, joined } from "../text.ts";
import { defineTool, readOnly } from "../tool.ts";

const input = z.strictObject({
  code: z.string().max(1_000_000),
  filename: z.string().min(1).max(4096).describe("Where the code would stand: imports resolve from there"),
  response_format: format,
});

const output = z.object({ clean: z.boolean(), files, errors });

export const analyzeCode = defineTool({
  name: "analyze_code",
  title: "Analyze code",
  description: "As analyze_files, for TypeScript or JavaScript code that isn't on disk yet.",
  input,
  output,
  annotations: readOnly,
  async run({ code, filename, response_format }, { engine, signal }) {
    const { findings, failures } = await engine.call("checkCode", { code, filename }, { signal });
    const data = {
      clean: findings.length === 0 && failures.length === 0,
      files: grouped(findings, response_format),
      errors: failures,
    };
    const head = `${count(findings.length, "finding")}.`;
    return { data, text: joined(head, findingsText(data.files), errorsText(failures)) };
  },
});
