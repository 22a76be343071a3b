import { createRequire } from "node:module";
import type { z } from "zod";
import type { Model } from "./models/model.ts";

/** "This export of mine is a `prisma.Client`." */
export interface Binding {
  /** The specifier as imports write it, or the file relative to the working directory; `*` stands for any characters. */
  readonly module: string;
  /** The export's name; `default` for the default export. */
  readonly export: string;
  /** `model.Type`: `prisma.Client`, `drizzle.Db`. */
  readonly is: string;
}

/** An export of the project: the specifier as imports write it, and the exported name. */
export interface NamedExport {
  readonly module: string;
  readonly export: string;
}

/** The words that fixes use. What isn't named here is looked for in the project. */
export interface VocabularySettings {
  /** An error class with a status. */
  readonly error?: NamedExport;
  /** What keeps strangers out: a function round handlers, one in front of them, a guard, the procedure that chains begin with. */
  readonly auth?: NamedExport;
}

/** `settings["backend-patterns"]`, checked. */
export interface Settings {
  readonly bindings: readonly Binding[];
  readonly models: readonly Model[];
  readonly vocabulary: VocabularySettings;
}

const none: Settings = { bindings: [], models: [], vocabulary: {} };
const checked = new WeakMap<object, Settings>();

/**
 * Reads the plugin's section of ESLint's shared settings; checked once per configuration.
 * @throws Error naming the offending path, when the section has the wrong shape.
 */
export function settingsOf(section: unknown): Settings {
  if (section == null) return none;
  if (typeof section !== "object")
    throw new Error(`settings["backend-patterns"] must be an object, not ${typeof section}.`);
  let settings = checked.get(section);
  if (settings === undefined) {
    settings = check(section);
    checked.set(section, settings);
  }
  return settings;
}

function check(section: object): Settings {
  const result = schema().safeParse(section);
  if (result.success) {
    const { bindings, models, vocabulary } = result.data;
    return {
      bindings,
      models: models as unknown as readonly Model[],
      vocabulary: vocabulary as VocabularySettings,
    };
  }
  const problems = result.error.issues.map(
    ({ path, message }) => `${["", ...path].join(".").slice(1) || "(section)"}: ${message}`,
  );
  throw new Error(`settings["backend-patterns"] is not valid:\n  ${problems.join("\n  ")}`);
}

// Most configurations have no settings: they shall not pay for loading the schema library.
const require = createRequire(import.meta.url);
let made: ReturnType<typeof makeSchema> | undefined;

function schema(): ReturnType<typeof makeSchema> {
  return (made ??= makeSchema((require("zod") as { z: typeof z }).z));
}

function makeSchema(zod: typeof z) {
  const binding = zod.strictObject({
    module: zod.string().min(1),
    export: zod.string().min(1),
    is: zod
      .string()
      .regex(/^[a-z0-9-]+\.\w+$/, "must look like `prisma.Client`: the model, a dot, the model's type"),
  });
  const model = zod.strictObject({
    name: zod.string().regex(/^[a-z0-9-]+$/, "must be lower case, digits and hyphens"),
    modules: zod.array(
      zod.strictObject({
        specifiers: zod.array(zod.string().min(1)).min(1),
        exports: zod.record(zod.string(), zod.looseObject({})),
        generated: zod.boolean().optional(),
      }),
    ),
    types: zod.record(zod.string(), zod.looseObject({})).optional(),
    globals: zod.record(zod.string(), zod.looseObject({})).optional(),
    injections: zod.record(zod.string(), zod.looseObject({})).optional(),
    idioms: zod.record(zod.string(), zod.string()).optional(),
  });
  const named = zod.strictObject({ module: zod.string().min(1), export: zod.string().min(1) }).optional();
  return zod.strictObject({
    bindings: zod.array(binding).default([]),
    models: zod.array(model).default([]),
    vocabulary: zod.strictObject({ error: named, auth: named }).default({}),
  });
}
