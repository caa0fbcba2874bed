const base = require('./jest.config.js');

/** Tests on a real kubelet: any KUBECONFIG will do. `kind create cluster` makes one. */
module.exports = {
  ...base,
  testMatch: ['<rootDir>/test/cluster/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 300_000,
};
