import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import globals from 'globals'
import tseslint from 'typescript-eslint'

// The architecture as rules: renderer → shared ← electron; a pure core; one place for each dangerous thing.
// `no-restricted-*` of a later entry replaces an earlier one's options, so each folder's list is whole.

const electronTree = {
  regex: '^(\\.\\.?/)+(?:.*/)?electron/|^electron$',
  message: 'The window reaches the data through window.office only.'
}
const rendererTree = {
  regex: '(?:^@renderer/|^(\\.\\.?/)+renderer/)',
  message: 'The main process and the shared core know no window.'
}
const sqlite = { regex: '^sqlite3$', message: 'Only electron/database/driver.ts speaks to sqlite3.' }
const drawn = { regex: '^fast-check$', message: 'tests/support/fast-check.ts gives it its seed.' }
const node = {
  regex: '^node:|^(?:fs|path|os|crypto|child_process|worker_threads)(?:/|$)',
  message: 'shared/ runs in the window too.'
}
const outsideCore = {
  regex: '^(?!@shared/|\\.\\.?/)(?!fraction\\.js$|temporal-polyfill$|n2words|zod$|yaml$)',
  message: 'The core takes data and gives data; it knows no clock, file, database or screen.'
}
const leavesShared = {
  regex: '^(?:\\.\\./)+(?:electron|renderer|tests|resources)/|^@renderer/',
  message: 'shared/ imports nothing outside shared/.'
}

const formatting = [
  {
    selector: "MemberExpression[property.name='toLocaleString']",
    message: 'Electron has no Kazakh data: use shared/domain/format.'
  },
  {
    selector: "MemberExpression[property.name='toLocaleDateString']",
    message: 'Electron has no Kazakh data: use shared/domain/format.'
  },
  {
    selector: "MemberExpression[property.name='toLocaleTimeString']",
    message: 'Electron has no Kazakh data: use shared/domain/format.'
  },
  {
    selector: "MemberExpression[property.name='localeCompare']",
    message: 'Electron has no Kazakh data: sort with shared/domain/collate.'
  },
  {
    selector: "MemberExpression[object.name='Intl']",
    message: 'Electron has no Kazakh data: use shared/domain/format.'
  }
]
const clock = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The core has no clock: the day is an argument.'
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The core has no clock: the day is an argument.'
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'The core gives the same answer to the same facts.'
  },
  {
    selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
    message: 'The core has no clock: the day is an argument.'
  }
]
const outwards = [
  {
    selector: "MemberExpression[property.name='openExternal']",
    message: 'No address is ever opened outside.'
  }
]
// SQL begins with its verb and goes on with a table; prose in messages does not.
const sqlText =
  /^\s*(?:SELECT\s.+\sFROM\s|INSERT\s(?:OR\s\w+\s)?INTO\s|UPDATE\s\w+\sSET\s|DELETE\sFROM\s|WITH\s\w+.*\sAS\s*\()/s
    .source
const sql = [
  { selector: `Literal[value=/${sqlText}/s]`, message: 'Query text lives in queries.ts.' },
  { selector: `TemplateElement[value.raw=/${sqlText}/s]`, message: 'Query text lives in queries.ts.' }
]

const imports = (...patterns) => ['error', { patterns }]

export default tseslint.config(
  { ignores: ['node_modules/', 'out/', 'dist/', 'demo-output/', 'test-results/'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  ...vue.configs['flat/recommended'],
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', ...formatting, ...outwards],
      // An import of a type costs nothing at run time and must not pull a module in.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }]
    }
  },
  // TypeScript itself knows which names exist; the rule does not know types.
  { files: ['**/*.ts', '**/*.vue'], rules: { 'no-undef': 'off' } },
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    // `App` is one word, and an optional property of TypeScript has `undefined` for its default.
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/no-v-html': 'error',
      'vue/require-default-prop': 'off'
    }
  },
  {
    files: ['renderer/**/*.{ts,vue}'],
    rules: { 'no-restricted-imports': imports(electronTree, sqlite, node) }
  },
  {
    files: ['electron/**/*.ts'],
    rules: {
      'no-restricted-imports': imports(rendererTree, sqlite),
      'no-restricted-syntax': ['error', ...formatting, ...outwards, ...sql]
    }
  },
  {
    files: [
      'electron/**/*queries.ts',
      'electron/**/queries/**/*.ts',
      'electron/database/**/*.ts',
      'electron/ipc/call.ts'
    ],
    rules: { 'no-restricted-syntax': ['error', ...formatting, ...outwards] }
  },
  { files: ['electron/database/driver.ts'], rules: { 'no-restricted-imports': imports(rendererTree) } },
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-imports': imports(leavesShared, node, sqlite),
      'no-restricted-syntax': ['error', ...formatting, ...clock]
    }
  },
  {
    files: ['shared/domain/**/*.ts', 'shared/programmes/**/*.ts'],
    rules: { 'no-restricted-imports': imports(leavesShared, outsideCore) }
  },
  {
    files: ['tests/**/*.ts'],
    ignores: ['tests/support/fast-check.ts'],
    rules: { 'no-restricted-imports': imports(drawn) }
  },
  { files: ['shared/domain/format*.ts'], rules: { 'no-restricted-syntax': ['error', ...clock] } },
  prettier
)
