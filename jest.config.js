/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/templates/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/cluster/', '/fixtures/'],
  modulePathIgnorePatterns: ['<rootDir>/lib/', '<rootDir>/.tmp/', '/fixtures/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    '^podwright$': '<rootDir>/src/index.ts',
    '^podwright/(.*)$': '<rootDir>/src/$1/index.ts',
  },
  // Tests and templates import the package by its own name and get the sources: no build is needed.
  testEnvironmentOptions: { customExportConditions: ['@podwright/source', 'node', 'node-addons'] },
};
