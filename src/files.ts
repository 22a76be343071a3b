const script = "{js,jsx,mjs,cjs,ts,tsx,mts,cts}";

export const javascriptFiles = ["**/*.{js,jsx,mjs,cjs}"];
export const typescriptFiles = ["**/*.{ts,tsx,mts,cts}"];
export const lintedFiles = [...javascriptFiles, ...typescriptFiles];

/** Code that never serves a request: its queries, secrets and errors are nobody's production problem. */
export const ignoredFiles = [
  // Tests
  `**/*.{test,spec,e2e,e2e-spec,test-d,cy,bench}.${script}`,
  "**/{__tests__,__mocks__,__fixtures__,__snapshots__,test,tests,testing,e2e,cypress,playwright,fixtures,mocks}/**",
  `**/*.{mock,mocks,fixture,fixtures}.${script}`,
  // Migrations and seeds
  "**/{migration,migrations,seed,seeds,seeders,seeding}/**",
  `**/*.{migration,seed,seeder}.${script}`,
  `**/{seed,seeds,seeder}.${script}`,
  // Scripts
  "**/{script,scripts}/**",
  // Stories
  `**/*.{stories,story}.${script}`,
  "**/.storybook/**",
  // Generated
  "**/{generated,__generated__}/**",
  `**/*.{generated,gen,min}.${script}`,
  "**/*.d.{ts,mts,cts}",
];
