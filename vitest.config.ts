import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // the command-line tests start the built program
    globalSetup: './test/build.ts',
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    // CommonJS that is not strict: node is to load it
    server: { deps: { external: [/\/dist\/stemmers\//] } },
  },
});
