const script = "{js,jsx,mjs,cjs,ts,tsx,mts,cts}";

export const javascriptFiles = ["**/*.{js,jsx,mjs,cjs}"];
export const typescriptFiles = ["**/*.{ts,tsx,mts,cts}"];
export const lintedFiles = [...javascriptFiles, ...typescriptFiles];

const unservedFolders =
  "{__tests__,__mocks__,__fixtures__,__snapshots__,test,tests,e2e,cypress,playwright,fixtures,mocks,bench,benchmarks,migrations,*-migrations,migration-scripts,alterations,seed,seeds,seeders,seeding,script,scripts}";

/** Code that serves no request: its queries, secrets and errors are nobody's problem in production. */
export const ignoredFiles = [
  `**/${unservedFolders}/**`,
  // A route that happens to be called `test` is served like any other.
  `!**/app/**/${unservedFolders}/**/route.{js,ts}`,
  `**/*{.,-,_}{test,spec,bench,benchmark}.${script}`,
  `**/*.{e2e,test-d,cy,mock,mocks,fixture,fixtures}.${script}`,
  `**/*.{migration,seed,seeder}.${script}`,
  `**/{seed,seeds,seeder,seed-*}.${script}`,
  // TypeORM's own name for the folder; elsewhere `migration` may well be a feature.
  `**/migration/[0-9]*.${script}`,
  `**/*.{stories,story}.${script}`,
  "**/.storybook/**",
  // Built, or somebody else's.
  "**/{.yarn,.next,.output,coverage,dist,vendor}/**",
  "**/{generated,__generated__}/**",
  `**/*.{generated,gen,min}.${script}`,
  "**/*.d.{ts,mts,cts}",
];
