import { defineConfig } from 'vitest/config';

/** Unit tests: plain Node. There is no module `vscode` here, so what imports it fails at once. */
export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts'],
  },
});
