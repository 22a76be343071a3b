import { createRequire } from "node:module";
import { dirname, join } from "node:path";

// Self-reference: the same folder from src, from dist and from an installed package.
const packageJson = createRequire(import.meta.url).resolve("eslint-plugin-backend-patterns/package.json");

/** The `docs` folder that ships with the package. */
export const docsRoot = join(dirname(packageJson), "docs");
