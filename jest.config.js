/** TypeScript goes through swc to CommonJS; types are checked apart, by `npm run check`. */
export default {
  testEnvironment: 'node',
  // Left to itself jest keeps one core free, which on a machine of two is half of it.
  maxWorkers: '100%',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  // The real ask-cli lives there, with 500 packages that are none of jest's business.
  modulePathIgnorePatterns: ['<rootDir>/tests/ask-cli/'],
  transform: {
    '^.+\\.ts$|/oauth4webapi/.+\\.js$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // It comes as an ES module only.
  transformIgnorePatterns: ['/node_modules/(?!oauth4webapi/)'],
  globalSetup: '<rootDir>/tests/support/global-setup.ts',
  setupFiles: ['<rootDir>/tests/support/seed.ts'],
}
