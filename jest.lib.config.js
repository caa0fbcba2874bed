const { readFileSync, readdirSync } = require('node:fs');
const path = require('node:path');
const sources = require('./jest.config.js');

/** The tests that know the package by its own name only, as users do. */
const tests = ['test', 'templates'].flatMap((folder) =>
  readdirSync(path.join(__dirname, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => name.endsWith('.test.ts') && !/(?:^|\/)(?:cluster|package|fixtures)\//.test(name),
    )
    .map((name) => path.join(__dirname, folder, name))
    .filter((file) => {
      const code = readFileSync(file, 'utf8');
      return /from 'podwright/.test(code) && !code.includes('/src/');
    }),
);

/**
 * The same tests on what is published, where modules are joined and variables have other names: `npm run check:package`.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...sources,
  testMatch: tests,
  modulePathIgnorePatterns: ['<rootDir>/.tmp/', '/fixtures/'],
  moduleNameMapper: {
    '^podwright$': '<rootDir>/lib/index.js',
    '^podwright/(.*)$': '<rootDir>/lib/$1/index.js',
  },
};
