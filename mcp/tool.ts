import type { ToolAnnotations } from "@modelcontextprotocol/server";
import type { z } from "zod";
import type { Engine } from "./analysis/jobs.ts";
import type { AllPages } from "./pages.ts";

/** What a tool may use. */
export interface ToolContext {
  engine: Engine;
  pages: AllPages;
  signal: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/** What a tool answers: the same facts as data and as text, since some clients show only one of the two. */
export interface Answer<Output> {
  data: Output;
  text: string;
}

/** One tool: what the list says of it, and what a call does. */
export interface Tool<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodObject = z.ZodObject> {
  name: string;
  title: string;
  description: string;
  input: Input;
  output: Output;
  annotations: ToolAnnotations;
  run(input: z.output<Input>, context: ToolContext): Promise<Answer<z.input<Output>>>;
}

/** Infers the types of a tool from its schemas. */
export function defineTool<Input extends z.ZodObject, Output extends z.ZodObject>(
  tool: Tool<Input, Output>,
): Tool<Input, Output> {
  return tool;
}

/** Looks, and changes nothing; what it looks at is the project's own. */
export const readOnly: ToolAnnotations = { readOnlyHint: true, openWorldHint: false };
/** Writes into the project's files; twice is as good as once. */
export const writing: ToolAnnotations = {
  readOnlyHint: false,
  destructiveHint: true,
  idempotentHint: true,
  openWorldHint: false,
};
