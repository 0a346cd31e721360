/**
 * The names of every operation, grouped by feature, as plain data: the sandboxed preload builds `window.office` from it
 * without carrying the schemas. `index.ts` proves at compile time and at start that it agrees with the contract.
 */
export const operationNames = {
  office: ['status', 'setup', 'createSample', 'save', 'settings', 'backup', 'check'],
  accounts: [
    'signIn',
    'signOut',
    'session',
    'lock',
    'create',
    'list',
    'update',
    'changePassword',
    'setLocale'
  ],
  people: ['save', 'get', 'findByIin', 'search'],
  families: ['get', 'save'],
  cases: [
    'register',
    'get',
    'list',
    'saveMembers',
    'saveDetails',
    'saveIncomes',
    'saveDocuments',
    'saveSurvey',
    'wait',
    'resume',
    'assess',
    'propose',
    'approve',
    'return',
    'withdraw',
    'history'
  ],
  drafts: ['save', 'list', 'get', 'discard'],
  decisions: ['get', 'recompute'],
  letters: ['list', 'preview', 'render', 'print', 'open', 'surveyAct'],
  templates: ['list', 'preview', 'save'],
  jobs: ['cancel'],
  today: ['overview'],
  search: ['everything'],
  parameters: ['list', 'set'],
  calendar: ['list', 'save'],
  classifiers: ['kato', 'saveKato'],
  journal: ['list', 'verify'],
  calculator: ['assess']
} as const
