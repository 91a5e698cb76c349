import lwcTypeScript from '@salesforce/eslint-config-lwc/recommended-ts.js';
import lwcJavaScript from '@salesforce/eslint-config-lwc/recommended.js';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default defineConfig([
  {
    ignores: [
      '**/node_modules/**',
      '**/build/**',
      '**/coverage/**',
      '**/dist/**',
      '**/fixtures/**',
      '.cache/**',
      'data/**',
    ],
  },
  {
    files: ['relay/**/*.ts', 'local-org/**/*.ts', 'scripts/**/*.ts'],
    extends: [tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
    },
  },
  { files: ['**/*.cjs'], languageOptions: { globals: globals.node, sourceType: 'commonjs' } },
  // Lightning components: sources in TypeScript, and the JavaScript that the org compiles.
  {
    files: ['lwc-ts/**/*.ts'],
    extends: [lwcTypeScript, tseslint.configs.recommended],
    languageOptions: { parser: tseslint.parser },
  },
  { files: ['force-app/**/lwc/**/*.js'], extends: [lwcJavaScript] },
  // The one module that may start timers.
  { files: ['lwc-ts/timers/**', 'force-app/**/lwc/timers/**'], rules: { '@lwc/lwc/no-async-operation': 'off' } },
  // Tests wait for what a component does, and look at any element's properties.
  { files: ['lwc-ts/**/__tests__/**'], rules: { '@lwc/lwc/no-async-operation': 'off' } },
]);
