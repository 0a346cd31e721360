import type { RegionWriter } from '../../../electron/region/store'
import { fileOf, type OfficeModel } from './report-model'

const at = '2026-01-01T00:00:00.000Z'

/** Loads what the offices would have sent, a file a month, by what `shared/exchange/datasets.ts` says of each data set. */
export async function loadRegion(writer: RegionWriter, offices: readonly OfficeModel[]): Promise<void> {
  for (const office of offices) {
    for (const [sequence, period] of monthsOf(office).entries()) {
      const { id } = await writer.db
        .insertInto('region_packages')
        .values({
          ...{
            office: office.kato,
            name_kk: `${office.kato} ауданы`,
            name_ru: `Район ${office.kato}`,
            bytes: 1
          },
          ...{ file_name: `${period}.komek`, file_hash: `${office.kato} ${period}`, period, kind: 'period' },
          ...{ sequence: sequence + 1, state: 'loaded', receipt: '', received_at: at }
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      await loadPackage(writer, Number(id), office, period)
    }
  }
}

function monthsOf(office: OfficeModel): string[] {
  const months = [
    ...office.decisions.map(({ decidedOn }) => decidedOn),
    ...office.payments.map(({ month }) => month),
    ...office.handOuts.map(({ day }) => day),
    ...office.services.map(({ day }) => day)
  ].map(fileOf)
  return [...new Set(months)].sort()
}

async function loadPackage(
  { insert: many }: RegionWriter,
  id: number,
  office: OfficeModel,
  period: string
): Promise<void> {
  const decisions = office.decisions
    .map((one, index) => ({ ...one, number: `D${index + 1}` }))
    .filter(({ decidedOn }) => fileOf(decidedOn) === period)
  await many(
    'region_decisions',
    [
      ...[
        'package_id',
        'number',
        'case_number',
        'family',
        'person',
        'programme',
        'kind',
        'applied_on',
        'decided_on'
      ],
      ...['family_size', 'monthly_tiyn', 'total_tiyn', 'reasons', 'rule_version']
    ],
    decisions.map((one) => [
      ...[id, one.number, one.number, one.family, `p${one.members[0] ?? 0}`, one.programme, one.kind],
      ...[one.appliedOn, one.decidedOn, one.members.length, 0, 0],
      ...[one.reasons.length === 0 ? null : one.reasons.join(' '), 'v']
    ])
  )
  await many(
    'region_members',
    ['package_id', 'decision', 'person'],
    decisions.flatMap(({ number, members }) => members.map((member) => [id, number, `p${member}`]))
  )
  await many(
    'region_payments',
    ['package_id', 'payment', 'decision', 'family', 'person', 'programme', 'month', 'amount_tiyn', 'state'],
    office.payments.flatMap((one, index) => {
      const of = office.decisions[one.decision]
      if (one.month !== period || one.state === 'cancelled' || of === undefined) return []
      const payee = `p${of.members[0] ?? 0}`
      return [
        [
          id,
          index + 1,
          `D${one.decision + 1}`,
          of.family,
          payee,
          of.programme,
          one.month,
          one.amount,
          one.state
        ]
      ]
    })
  )
  await many(
    'region_hand_outs',
    ['package_id', 'round', 'line', 'person', 'programme', 'ware', 'kind', 'quantity', 'handed_on'],
    office.handOuts.flatMap((one, index) =>
      fileOf(one.day) === period && one.end === null
        ? [
            [
              id,
              `r${index}`,
              'l',
              'p1',
              one.programme,
              `${one.code}-${index + 1}`,
              one.kind,
              one.quantity,
              one.day
            ]
          ]
        : []
    )
  )
  await many(
    'region_services',
    ['package_id', 'service', 'kind', 'programme', 'person', 'day'],
    office.services.flatMap((one, index) =>
      fileOf(one.day) === period ? [[id, `s${index}`, one.kind, one.programme, 'p1', one.day]] : []
    )
  )
}
