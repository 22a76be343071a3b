import type { ProjectStyle } from "../../project-style.ts";
import type { Template } from "../../template.ts";

/** Writes the guard of one framework. `t` keeps annotations for TypeScript alone. */
export type AuthMaker = (style: ProjectStyle, t: (annotation: string) => string) => Template;

/** Where guards are kept. */
export const folders = [
  "src/middleware",
  "src/middlewares",
  "src/auth",
  "src/lib",
  "middleware",
  "middlewares",
  "auth",
  "lib",
];

/** The types of a user, and of the function that finds one. */
export const user = (t: (annotation: string) => string) =>
  t(`/** Who is calling. */
export interface User {
  readonly id: string;
}

/** Finds the user that a token stands for; \`undefined\` when it stands for nobody. */
export type Authenticate = (token: string) => Promise<User | undefined>;

`);

/** The function that reads the header. */
export const bearer = (t: (annotation: string) => string) => `
function bearerToken(header${t(": string | null | undefined")})${t(": string | undefined")} {
  return /^bearer +([\\w.~+/-]+=*)$/i.exec(header ?? "")?.[1];
}
`;
