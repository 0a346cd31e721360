import { createRouter, createWebHashHistory, type RouteLocationNormalized, type Router } from 'vue-router'
import {
  administrators,
  approvers,
  caseReaders,
  caseWorkers,
  distributionReaders,
  roundMakers,
  stockKeepers,
  type Role
} from '@shared/contract/operation'
import { exchangers } from '@shared/contract/exchange'
import { importers } from '@shared/contract/imports'
import { reportReaders } from '@shared/contract/reports'
import { sayOpening } from './at-rest'
import { exchangeStart } from './features/exchange/parts'
import { sections } from './layout/sections'
import { useSession } from './stores/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Who may come here; left out: anybody signed in. */
    roles?: readonly Role[]
    /** Needs no sign-in. */
    public?: boolean
    /** Drawn without rail and top bar. */
    bare?: boolean
    /** Key of the section in the rail. */
    section?: string
  }
}

const wordingReaders = [...administrators, 'head'] as const satisfies readonly Role[]
const auditors = [...administrators, 'head', 'manager'] as const satisfies readonly Role[]

const routes = [
  { path: '/', redirect: '/today' },
  {
    path: '/setup',
    component: () => import('./features/office/SetupView.vue'),
    meta: { public: true, bare: true }
  },
  {
    path: '/sign-in',
    component: () => import('./features/accounts/SignInView.vue'),
    meta: { public: true, bare: true }
  },
  { path: '/today', component: () => import('./features/today/TodayView.vue'), meta: { section: 'today' } },
  {
    path: '/cases',
    component: () => import('./features/cases/CasesView.vue'),
    meta: { section: 'cases', roles: caseReaders }
  },
  {
    path: '/cases/new/:draftId(\\d+)?',
    component: () => import('./features/cases/IntakeView.vue'),
    meta: { section: 'cases', roles: caseWorkers }
  },
  {
    path: '/cases/:id(\\d+)',
    component: () => import('./features/cases/CaseView.vue'),
    meta: { section: 'cases', roles: caseReaders }
  },
  {
    path: '/contracts',
    component: () => import('./features/contracts/ContractsView.vue'),
    meta: { section: 'contracts', roles: caseReaders }
  },
  {
    path: '/contracts/:caseId(\\d+)',
    component: () => import('./features/contracts/ContractView.vue'),
    meta: { section: 'contracts', roles: caseReaders }
  },
  {
    path: '/registers',
    component: () => import('./features/registers/RegistersView.vue'),
    meta: { section: 'registers', roles: caseReaders }
  },
  {
    path: '/people',
    component: () => import('./features/people/PeopleView.vue'),
    meta: { section: 'people', roles: caseReaders }
  },
  {
    path: '/people/:id(\\d+|new)',
    component: () => import('./features/people/PersonView.vue'),
    meta: { section: 'people', roles: caseReaders }
  },
  {
    path: '/overpayments',
    component: () => import('./features/overpayments/OverpaymentsView.vue'),
    meta: { section: 'people', roles: caseReaders }
  },
  {
    path: '/review',
    component: () => import('./features/review/ReviewView.vue'),
    meta: { section: 'review', roles: approvers }
  },
  {
    path: '/review/:id(\\d+)',
    component: () => import('./features/review/ReviewCaseView.vue'),
    meta: { section: 'review', roles: approvers }
  },
  {
    path: '/letters',
    component: () => import('./features/letters/LettersView.vue'),
    meta: { section: 'letters', roles: caseReaders }
  },
  {
    path: '/renewal',
    component: () => import('./features/renewal/RenewalsView.vue'),
    meta: { section: 'renewal', roles: caseReaders }
  },
  {
    path: '/renewal/:id(\\d+)',
    component: () => import('./features/renewal/RenewalView.vue'),
    meta: { section: 'renewal', roles: caseReaders }
  },
  {
    path: '/renewal/reminders',
    component: () => import('./features/renewal/RemindersView.vue'),
    meta: { section: 'renewal', roles: caseReaders }
  },
  {
    path: '/renewal/incomes',
    component: () => import('./features/renewal/IncomeImportView.vue'),
    meta: { section: 'renewal', roles: caseWorkers }
  },
  {
    path: '/payments',
    component: () => import('./features/payments/PaymentsView.vue'),
    meta: { section: 'payments', roles: caseReaders }
  },
  {
    path: '/payments/lists',
    component: () => import('./features/payments/PaymentListsView.vue'),
    meta: { section: 'payments', roles: caseReaders }
  },
  {
    path: '/payments/lists/:id(\\d+)',
    component: () => import('./features/payments/PaymentListView.vue'),
    meta: { section: 'payments', roles: caseReaders }
  },
  {
    path: '/payments/layout',
    component: () => import('./features/payments/BankLayoutView.vue'),
    meta: { section: 'payments', roles: wordingReaders }
  },
  {
    path: '/distribution',
    component: () => import('./features/distribution/DistributionView.vue'),
    meta: { section: 'distribution', roles: distributionReaders },
    children: [
      {
        path: '',
        redirect: () => `/distribution/${useSession().role === 'distributor' ? 'hand-out' : 'rounds'}`
      },
      { path: 'rounds', component: () => import('./features/rounds/RoundsView.vue') },
      {
        path: 'rounds/new',
        component: () => import('./features/rounds/RoundEditor.vue'),
        meta: { roles: roundMakers }
      },
      { path: 'rounds/:id(\\d+)', component: () => import('./features/rounds/RoundView.vue') },
      {
        path: 'rounds/:id(\\d+)/edit',
        component: () => import('./features/rounds/RoundEditor.vue'),
        meta: { roles: roundMakers }
      },
      {
        path: 'hand-out',
        component: () => import('./features/hand-out/HandOutView.vue'),
        meta: { roles: stockKeepers }
      },
      { path: 'stock', component: () => import('./features/stock/StockView.vue') },
      { path: 'catalogue', component: () => import('./features/catalogue/CatalogueView.vue') },
      { path: 'board', component: () => import('./features/board/BoardView.vue') }
    ]
  },
  {
    path: '/exchange',
    component: () => import('./features/exchange/ExchangeView.vue'),
    meta: { section: 'exchange', roles: importers },
    children: [
      { path: '', redirect: () => exchangeStart(useSession()) },
      { path: 'imports', component: () => import('./features/imports/ImportsView.vue') },
      { path: 'imports/new', component: () => import('./features/imports/NewImportView.vue') },
      {
        path: 'imports/:id(\\d+)/:part(columns|duplicates)?',
        component: () => import('./features/imports/ImportView.vue')
      },
      {
        path: 'files',
        component: () => import('./features/exchange/FilesView.vue'),
        meta: { roles: exchangers }
      },
      {
        path: 'region',
        component: () => import('./features/region/RegionView.vue'),
        meta: { roles: exchangers }
      },
      {
        path: 'keys',
        component: () => import('./features/exchange/KeysView.vue'),
        meta: { roles: exchangers }
      }
    ]
  },
  {
    path: '/reports',
    component: () => import('./features/reports/ReportsView.vue'),
    meta: { section: 'reports', roles: reportReaders }
  },
  {
    path: '/calculator',
    component: () => import('./features/calculator/CalculatorView.vue'),
    meta: { section: 'calculator', public: true }
  },
  {
    path: '/settings',
    component: () => import('./features/settings/SettingsView.vue'),
    meta: { section: 'settings' },
    children: [
      { path: '', component: () => import('./features/settings/SettingsHome.vue') },
      {
        path: 'office',
        component: () => import('./features/office/OfficeSettings.vue'),
        meta: { roles: administrators }
      },
      {
        path: 'users',
        component: () => import('./features/accounts/UsersView.vue'),
        meta: { roles: administrators }
      },
      { path: 'parameters', component: () => import('./features/parameters/ParametersView.vue') },
      {
        path: 'trial',
        component: () => import('./features/parameters/TrialView.vue'),
        meta: { roles: administrators }
      },
      {
        path: 'local-benefits',
        component: () => import('./features/local-benefits/LocalBenefitsView.vue')
      },
      { path: 'calendar', component: () => import('./features/calendar/CalendarView.vue') },
      { path: 'classifiers', component: () => import('./features/classifiers/ClassifiersView.vue') },
      {
        path: 'templates',
        component: () => import('./features/templates/TemplatesView.vue'),
        meta: { roles: wordingReaders }
      },
      {
        path: 'data',
        component: () => import('./features/settings/DataView.vue'),
        meta: { roles: auditors }
      },
      {
        path: 'journal',
        component: () => import('./features/journal/JournalView.vue'),
        meta: { roles: administrators }
      }
    ]
  },
  { path: '/:rest(.*)*', redirect: '/today' }
]

/** Where the day begins: with the cases, or in a regional center with the districts. */
function homeOf(session: ReturnType<typeof useSession>): string {
  if (session.kind === 'district') return '/today'
  return session.may(exchangers) ? '/exchange/region' : '/reports'
}

/** Whether this office has the section: a regional center keeps no cases, a district receives no files. */
function isHere({ meta, path }: RouteLocationNormalized, kind: 'district' | 'region'): boolean {
  if (kind === 'district') return path !== '/exchange/region'
  const section = sections.find(({ key }) => key === meta.section)
  return section?.district !== true && path !== '/exchange/imports' && path !== '/exchange/files'
}

/** Where one is sent instead, or true. The main process checks every operation again; this only spares dead ends. */
function gate(to: RouteLocationNormalized): true | string {
  const session = useSession()
  if (!session.ready) return to.path === '/setup' || to.path === '/calculator' ? true : '/setup'
  if (to.path === '/setup') return session.user === null ? '/sign-in' : homeOf(session)
  if (to.path === '/sign-in' && session.user !== null) return homeOf(session)
  if (to.meta.public === true) return true
  if (session.user === null) return `/sign-in?next=${encodeURIComponent(to.fullPath)}`
  return session.may(to.meta.roles) && isHere(to, session.kind) ? true : homeOf(session)
}

/** The window's router: the address after `#` names the screen, so that a reload stays where it was. */
export function createOfficeRouter(): Router {
  const router = createRouter({ history: createWebHashHistory(), routes })
  router.beforeEach((to) => {
    sayOpening(true)
    return gate(to)
  })
  router.afterEach(() => sayOpening(false))
  router.onError(() => sayOpening(false))
  return router
}
