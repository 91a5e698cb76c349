'use strict';
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

/** Tests import `c/name`: the JavaScript that `npm run build` makes, as the org gets it. */
module.exports = {
  ...jestConfig,
  rootDir: '..',
  roots: ['<rootDir>/lwc-ts'],
  setupFilesAfterEnv: ['<rootDir>/lwc-ts/types/jest-setup.cjs'],
  moduleNameMapper: { ...jestConfig.moduleNameMapper, '^c/(.+)$': '<rootDir>/force-app/main/default/lwc/$1/$1' },
  testPathIgnorePatterns: ['/node_modules/'],
  collectCoverageFrom: ['force-app/main/default/lwc/**/*.js'],
};
