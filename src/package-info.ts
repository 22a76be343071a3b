import { createRequire } from "node:module";

interface PackageJson {
  name: string;
  version: string;
  homepage: string;
  bugs: { url: string };
}

// Self-reference: finds the same file from src and from dist, and without the warning that Node 20 prints for JSON imports.
const { name, version, homepage, bugs } = createRequire(import.meta.url)(
  "eslint-plugin-backend-patterns/package.json",
) as PackageJson;

/** What the package says of itself: identity, and the addresses that messages link to. */
export const packageInfo = {
  name,
  version,
  /** Pinned to the version, so that a message links to the page of the very rule that spoke. */
  docsUrl: `https://unpkg.com/${name}@${version}/docs`,
  homepage,
  bugsUrl: bugs.url,
} as const;
