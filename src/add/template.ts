import type { ProjectStyle } from "./project-style.ts";

export const kinds = ["error", "auth", "retry", "logger"] as const;
export type Kind = (typeof kinds)[number];

/** A module as it is written for one project, in double quotes, with semicolons and two spaces; `render` fits it to the style. */
export interface Template {
  /** Without folder and extension: `errors`. */
  readonly name: string;
  /** Folders that fit, the best first; the module goes into the first that there is. */
  readonly folders: readonly string[];
  readonly source: string;
  /** The test's body; `MODULE` stands for the specifier of the module. */
  readonly test: Readonly<{ imports: readonly string[]; body: string }>;
  /** How to put it to use. */
  readonly wiring: string;
}

/** Writes a module for a project; text instead says why there is nothing to write. */
export type TemplateMaker = (style: ProjectStyle) => Template | string;

/** Type annotations that stand in TypeScript alone. */
export function typesFor({ typescript }: ProjectStyle): (annotation: string) => string {
  return (annotation) => (typescript ? annotation : "");
}
