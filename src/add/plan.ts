import { existsSync } from "node:fs";
import { join, posix } from "node:path";
import { sourceExtension } from "./paths.ts";
import type { ProjectStyle } from "./project-style.ts";
import { render } from "./render.ts";
import type { Kind, Template, TemplateMaker } from "./template.ts";
import { authTemplate } from "./templates/auth.ts";
import { errorTemplate } from "./templates/error.ts";
import { loggerTemplate } from "./templates/logger.ts";
import { retryTemplate } from "./templates/retry.ts";
import { testFile } from "./test-file.ts";

/** A file to write, relative to the project's folder. */
export interface NewFile {
  readonly role: "module" | "test";
  readonly path: string;
  readonly text: string;
  /** There is a file of this name, which stays as it is. */
  readonly exists: boolean;
}

export interface Addition {
  readonly files: readonly NewFile[];
  readonly wiring: string;
}

const templates: Readonly<Record<Kind, TemplateMaker>> = {
  error: errorTemplate,
  auth: authTemplate,
  retry: retryTemplate,
  logger: loggerTemplate,
};

/** What adding a module of this kind comes to; text instead says why there is nothing to add. Writes nothing. */
export function planAddition(
  kind: Kind,
  style: ProjectStyle,
  directory: string | undefined,
): Addition | string {
  const template = templates[kind](style);
  if (typeof template === "string") return template;
  const module = modulePath(template, style, directory);
  const test = testFile(template, module, style);
  const files = [{ role: "module" as const, path: module, text: render(template.source, style) }, ...test];
  return {
    files: files.map((file) => ({ ...file, exists: existsSync(join(style.folder, file.path)) })),
    wiring: template.wiring,
  };
}

function modulePath(template: Template, style: ProjectStyle, directory: string | undefined): string {
  const hasFolder = (folder: string) => existsSync(join(style.folder, folder));
  const source = hasFolder("src") ? "src" : "";
  const fallback = template.folders.find((folder) => /(?:^|\/)(?:lib|auth)$/.test(folder)) ?? "lib";
  const folder =
    directory ?? template.folders.find(hasFolder) ?? posix.join(source, fallback.replace(/^src\//, ""));
  return posix.join(folder, template.name + sourceExtension(style));
}
