import { defineConfig } from 'vitest/config';

export default defineConfig({
  // tsconfig keeps JSX for Docusaurus' own compiler; tests compile it here.
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/browser/**'],
    environment: 'node',
    // A ceiling against hanging, not a measure: several runners may share two cores.
    testTimeout: 60_000,
  },
});
