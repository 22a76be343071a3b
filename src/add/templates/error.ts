import type { Framework } from "../project-style.ts";
import { typesFor, type TemplateMaker } from "../template.ts";

const classes = [
  ["BadRequestError", 400, "The request is not valid"],
  ["UnauthorizedError", 401, "Sign in first"],
  ["ForbiddenError", 403, "Not allowed"],
  ["NotFoundError", 404, "Not found"],
  ["ConflictError", 409, "In conflict with what is there"],
] as const;

const wiring: Readonly<Record<Exclude<Framework, "nest">, string>> = {
  express: `Express answers with an error's \`status\`. For a body of your own, behind all routes:

  app.use((error, request, response, next) => {
    if (!(error instanceof AppError) || response.headersSent) return next(error);
    response.status(error.status).json({ error: error.message });
  });`,
  fastify: "Fastify answers with an error's `statusCode`: there is nothing to register.",
  hono: `Where the app is made:

  app.onError((error, c) => {
    if (error instanceof AppError) return c.json({ error: error.message }, error.status);
    console.error(error);
    return c.json({ error: "Internal Server Error" }, 500);
  });`,
  next: `In a route handler, or in a wrapper around all:

  try {
    ...
  } catch (error) {
    if (error instanceof AppError) return Response.json({ error: error.message }, { status: error.status });
    throw error;
  }`,
};

/** Error classes with a status. */
export const errorTemplate: TemplateMaker = (style) => {
  if (style.framework === "nest")
    return "NestJS has error classes with a status (`NotFoundException` from `@nestjs/common`), which the fixes use: nothing to add.";
  const t = typesFor(style);
  const status = style.framework === "hono" ? "ContentfulStatusCode" : "number";
  const field = style.framework === "fastify" ? "statusCode" : "status";
  const imports =
    style.framework === "hono"
      ? t('import type { ContentfulStatusCode } from "hono/utils/http-status";\n\n')
      : "";
  const subclasses = classes.map(
    ([name, code, message]) => `export class ${name} extends AppError {
  constructor(message = "${message}"${t(", options?: { cause?: unknown }")}${style.typescript ? "" : ", options = {}"}) {
    super(${code}, message, options);
  }
}`,
  );
  return {
    name: "errors",
    folders: ["src/errors", "src/lib", "src/common", "src/utils", "errors", "lib", "common", "utils"],
    source: `${imports}/** A failure that the caller brought about: it is answered with its status and its message. */
export class AppError extends Error {
${style.typescript ? `  readonly ${field}: ${status};\n\n` : ""}  constructor(status${t(`: ${status}`)}, message${t(": string")}, options${t("?: { cause?: unknown }")}${style.typescript ? "" : " = {}"}) {
    super(message, options);
    this.name = new.target.name;
    this.${field} = status;
  }
}

${subclasses.join("\n\n")}
`,
    test: {
      imports: ["AppError", "ConflictError", "NotFoundError"],
      body: `test("an error has its status, its name and its cause", () => {
  const cause = new Error("duplicate key");
  const error = new ConflictError("The address is taken", { cause });
  same(error instanceof AppError, true);
  same([error.${field}, error.name, error.message, error.cause], [409, "ConflictError", "The address is taken", cause]);
});

test("a message needs no words of its own", () => {
  same([new NotFoundError().${field}, new NotFoundError().message], [404, "Not found"]);
});`,
    },
    wiring:
      style.framework === undefined
        ? "Throw them where a caller is at fault, and answer with their `status`."
        : wiring[style.framework],
  };
};
