import { canonicalJson } from '@shared/domain/canonical-json'
import type { ReadConnection } from '../database/transaction'
import type { ApplicationChannel } from '../documents/letter-data'
import type { Context } from './context'
import { currentAssessments } from './decide-queries'
import { reckon, type Reckoned } from './reckon'
import { situationsAfter, type Situation } from './situations'
import type { ToDecide } from './to-decide'

/** A page of those to be decided as it was read, and the way to work one of them out again. */
export interface Loaded<One> {
  all: readonly One[]
  /** The place after which the next page begins; null at the end. */
  after: number | null
  /** What is decided, or null where it is no longer what was shown. */
  decide(one: One): ToDecide | null
}

/** The next families of a dry run that are to be decided. */
export async function familiesAfter(
  read: ReadConnection,
  context: Context,
  of: { after: number; limit: number }
): Promise<Loaded<Situation>> {
  const all = await situationsAfter(read, context, { ...of, toDecide: true })
  const own = context.renewal.mode === 'applications' ? all.flatMap(({ source }) => source?.id ?? []) : []
  const current = new Map((await currentAssessments(read, own)).map((one) => [one.case_id, one.id]))
  return {
    all,
    after: all.length < of.limit ? null : (all.at(-1)?.row.place ?? null),
    decide: (situation) => {
      const reckoned = reckon(situation, context)
      if (differs(situation, reckoned) || reckoned.assessed === null) return null
      return toDecide(situation, reckoned.assessed, { context, iban: reckoned.iban, current })
    }
  }
}

/** Whether the family was decided, changed or is worked out otherwise than the dry run showed. */
function differs({ row }: Situation, { verdict, now }: Reckoned): boolean {
  if (row.decided === 1 || row.newest_id !== row.base_decision_id) return true
  return verdict.outcome !== row.outcome || verdict.why !== row.why || now !== row.now
}

function toDecide(
  situation: Situation,
  assessed: ToDecide['assessed'],
  of: { context: Context; iban: string | null; current: ReadonlyMap<number, number> }
): ToDecide {
  const { row, source, incomesFrom } = situation
  if (source?.kato == null) throw new Error(`family ${row.family_id} is without case or address`)
  const applied = of.context.renewal.mode === 'applications'
  const former = {
    state: source.state,
    revision: source.revision,
    returnReason: source.return_reason,
    assessment: of.current.get(source.id) ?? null,
    declared: incomesFrom === 'declaration'
  }
  return {
    place: row.place,
    familyId: row.family_id,
    applicantId: source.applicant_id,
    members: situation.members,
    own: applied ? { id: source.id, number: source.number, former: canonicalJson(former) } : null,
    carriedFrom: applied ? null : source.id,
    declarationId: incomesFrom === 'declaration' ? row.declaration_id : null,
    channel: applied ? (source.channel as ApplicationChannel) : 'proactive',
    outsideNumber: applied ? source.outside_number : null,
    appliedOn: assessed.facts.appliedOn,
    address: { kato: source.kato, text: source.address_text ?? '', key: source.address_key ?? '' },
    region: source.region,
    iban: of.iban,
    asked: source.asked,
    benefit: row.benefit,
    contract: situation.contract,
    previous: { id: row.base_decision_id, hash: row.base_hash },
    assessed
  }
}
