import type { Connection } from '../../../electron/database/driver'
import type { OfficeModel } from './report-model'

type Value = string | number | null

const at = '2026-01-01T00:00:00.000Z'
const hash = (of: string): string => of.padStart(64, '0')

async function insert(sql: Connection, table: string, row: Record<string, Value>): Promise<void> {
  const names = Object.keys(row)
  await sql.run(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    Object.values(row)
  )
}

const emptied = [
  ...['hand_outs', 'round_lines', 'rounds', 'wares', 'items', 'kit_versions', 'kits', 'consultations'],
  ...[
    'wave_candidates',
    'waves',
    'contract_visits',
    'contracts',
    'payments',
    'decisions',
    'case_members',
    'cases'
  ]
]

/** What must not stand in the way of rows without the whole story behind them; done once to a test's file. */
export async function looseFile(sql: Connection): Promise<void> {
  const triggers = await sql.all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN (${emptied.map(() => '?').join(', ')})`,
    emptied
  )
  for (const { name } of triggers) await sql.exec(`DROP TRIGGER "${name}"`)
}

/** Replaces what an office's own tables hold by what the model says. Foreign keys are off: only what the report reads is there. */
export async function writeOffice(sql: Connection, model: OfficeModel): Promise<void> {
  await sql.exec('PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE')
  for (const table of emptied) await sql.run(`DELETE FROM ${table}`)
  for (const [index, one] of model.decisions.entries()) await writeDecision(sql, index + 1, one)
  for (const [index, one] of model.payments.entries()) {
    const of = model.decisions[one.decision]
    await insert(sql, 'payments', {
      ...{
        id: index + 1,
        decision_id: one.decision + 1,
        family_id: of?.family ?? 0,
        person_id: of?.members[0] ?? 0
      },
      ...{ programme: of?.programme ?? '', benefit: `b${index}`, month: one.month, amount: one.amount },
      ...{ iban: 'KZ978562203105747338', state: one.state }
    })
  }
  for (const [index, one] of model.handOuts.entries()) await writeHandOut(sql, index + 1, one)
  for (const [index, one] of model.services.entries()) await writeService(sql, index + 1, one)
  await sql.exec('COMMIT')
}

async function writeDecision(
  sql: Connection,
  id: number,
  one: OfficeModel['decisions'][number]
): Promise<void> {
  const person = one.members[0] ?? 0
  await insert(sql, 'cases', {
    ...{ id, number: `C${id}`, programme: one.programme, state: 'notified', channel: 'in-person' },
    ...{
      applied_on: one.appliedOn,
      quarter: '2026-Q1',
      income_quarter: '2025-Q4',
      term_days: 8,
      deadline: one.decidedOn
    },
    ...{ registered_at: at, registered_by: 1, applicant_id: person, family_id: one.family, region: '63' }
  })
  for (const [place, member] of one.members.entries())
    await insert(sql, 'case_members', {
      ...{
        case_id: id,
        person_id: member,
        place,
        relation: 'other',
        student: 0,
        able_bodied: 0,
        long_sick_leave: 0
      }
    })
  await insert(sql, 'decisions', {
    ...{ id, number: `D${id}`, case_id: id, proposal_id: id, kind: one.kind, programme: one.programme },
    ...{
      family_id: one.family,
      applicant_id: person,
      decided_on: one.decidedOn,
      decided_at: at,
      rule_version: 'v'
    },
    ...{ monthly: 0, total: 0, hash: hash(String(id)), facts: '{}', parameters: '[]', letter: '{}' },
    result: JSON.stringify({ reasons: one.reasons.map((code) => ({ code, article: '', data: {} })) })
  })
}

async function writeHandOut(
  sql: Connection,
  id: number,
  one: OfficeModel['handOuts'][number]
): Promise<void> {
  const code = `${one.code}-${id}`
  const made = { created_at: at, created_by: 1 }
  if (one.kind === 'item')
    await insert(sql, 'items', {
      ...{
        id,
        code,
        name_kk: 'з',
        name_ru: 'в',
        unit: 'piece',
        perishable: 0,
        expiry_alert_days: 30,
        ...made
      }
    })
  else {
    await insert(sql, 'kits', { id, code, name_kk: 'ж', name_ru: 'н', programme: 'kit', ...made })
    await insert(sql, 'kit_versions', { id, kit_id: id, version: 1, ...made })
  }
  const item = one.kind === 'item'
  await insert(sql, 'wares', { id, item_id: item ? id : null, kit_version_id: item ? null : id })
  await insert(sql, 'rounds', {
    ...{
      id,
      number: id,
      name_kk: 'т',
      name_ru: 'р',
      programme: one.programme,
      ware_id: id,
      norm: 'person',
      quantity: 1
    },
    ...{ repeat_after: 'month', as_of: one.day, month: one.day.slice(0, 7), source_place_id: 1 },
    ...{
      first_day: one.day,
      last_day: one.day,
      slot_minutes: 30,
      criteria: '[]',
      state: 'frozen',
      frozen_at: at,
      ...made
    }
  })
  const ended = { undone: { undone_at: at }, returned: { returned_at: at } }
  await insert(sql, 'hand_outs', {
    ...{ id, line_id: id, round_id: id, movement_id: 1, place_id: 1, at, on_day: one.day, user_id: 1 },
    ...{ quantity: one.quantity, source: 'scan', ...(one.end === null ? {} : ended[one.end]) }
  })
}

async function writeService(
  sql: Connection,
  id: number,
  { kind, programme, day }: OfficeModel['services'][number]
): Promise<void> {
  const entered = { entered_by: 1, entered_at: `${day}T05:00:00.000Z` }
  if (kind === 'consultation')
    await insert(sql, 'consultations', {
      ...{
        id,
        person_id: id,
        month: day.slice(0, 7),
        ground: 'informal',
        consulted_on: day,
        outcome: 'advised',
        ...entered
      }
    })
  else if (kind === 'candidate')
    await insert(sql, 'wave_candidates', {
      ...{
        id,
        wave_id: 1,
        family_id: id,
        person_id: id,
        category: 'low-income',
        state: 'candidate',
        ...entered
      }
    })
  else {
    await insert(sql, 'cases', {
      ...{
        id: 1000 + id,
        number: `V${id}`,
        programme,
        state: 'notified',
        channel: 'in-person',
        applied_on: day
      },
      ...{
        quarter: '2026-Q1',
        income_quarter: '2025-Q4',
        term_days: 8,
        deadline: day,
        registered_at: at,
        registered_by: 1
      },
      ...{ applicant_id: 1, family_id: 1, region: '63' }
    })
    await insert(sql, 'contract_visits', {
      id,
      case_id: 1000 + id,
      visited_on: day,
      outcome: 'fulfilled',
      ...entered
    })
  }
}
