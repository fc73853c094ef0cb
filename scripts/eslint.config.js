// A small set of rules that holds everywhere. What may set an address is tests/web/address_lint.mjs's own rule.
import globals from 'globals';

const rules = {
  'no-undef': 'error',
  'no-unused-vars': [
    'error',
    { args: 'after-used', argsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true },
  ],
  'no-shadow': 'error',
  'prefer-const': ['error', { destructuring: 'all' }],
  'no-var': 'error',
  eqeqeq: ['error', 'always'],
  'no-implicit-globals': 'error',
  'no-self-compare': 'error',
  'no-unreachable': 'error',
  'no-dupe-keys': 'error',
  'no-dupe-else-if': 'error',
  'no-duplicate-imports': 'error',
  'no-fallthrough': 'error',
  'no-constant-binary-expression': 'error',
  'no-unused-private-class-members': 'error',
  'no-useless-catch': 'error',
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'no-throw-literal': 'error',
  'use-isnan': 'error',
  'valid-typeof': 'error',
};

export default [
  { ignores: ['build/', 'tests/fuzz/corpus/', 'tests/bench/results/'] },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { ecmaVersion: 'latest', sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules,
  },
  {
    files: ['web/**/*.js'],
    languageOptions: { globals: { ...globals.browser, ...globals.serviceworker } },
  },
  {
    files: ['web/node/**/*.js', 'scripts/**/*.{js,mjs}', 'wasm/**/*.{js,mjs}'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['tests/**/*.{js,mjs}'],
    languageOptions: { globals: { ...globals.node, ...globals.browser, spoken: 'readonly' } },
    // `before` is also node:test's hook, and `page` also the one that a suite's tests share.
    rules: { 'no-shadow': ['error', { allow: ['_', 'before', 'page'] }] },
  },
];
