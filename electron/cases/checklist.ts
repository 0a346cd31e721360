import { documentKinds } from '@shared/contract/cases'
import { programmes } from '@shared/programmes'
import type { ProgrammeId } from '@shared/programmes/types'
import { ageAt } from '@shared/domain/iso-date'
import type { CaseRecord } from './record'

type DocumentKind = (typeof documentKinds)[number]

/**
 * Which papers this family's application needs: those of its programme always (of ASP by rules № 320 and № 227), the rest by who
 * is in the family and what it earns.
 */
export function requiredDocuments(record: CaseRecord): ReadonlySet<DocumentKind> {
  const { members, incomes, row } = record
  const required = new Set(programmes[row.programme as ProgrammeId].documents as readonly DocumentKind[])
  if (members.some((member) => ageAt(member.born_on, row.applied_on) < 18)) required.add('birth-certificates')
  if (members.some((member) => member.disability_group !== null)) required.add('disability-certificate')
  if (members.some((member) => member.student === 1)) required.add('study-certificate')
  if (members.some((member) => member.relation === 'ward')) required.add('guardianship')
  if (incomes.some((income) => income.kind === 'household-plot')) required.add('household-plot-data')
  return required
}

/** The checklist: every kind of paper, what came of it, and whether this family needs it. */
export function checklist(record: CaseRecord): {
  kind: DocumentKind
  state: 'missing' | 'received' | 'not-needed'
  receivedOn: string | null
  note: string
  required: boolean
}[] {
  const required = requiredDocuments(record)
  return documentKinds.map((kind) => {
    const stored = record.documents.find((document) => document.kind === kind)
    return {
      kind,
      state: (stored?.state ?? (required.has(kind) ? 'missing' : 'not-needed')) as
        'missing' | 'received' | 'not-needed',
      receivedOn: stored?.received_on ?? null,
      note: stored?.note ?? '',
      required: required.has(kind)
    }
  })
}
