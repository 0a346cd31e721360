import type { OutputOf, ParsedInputOf } from '@shared/contract'
import { OfficeError } from '@shared/errors'
import type { SurveyActData } from '../documents/letter-data'
import type { Call } from '../ipc/call'
import { loadCase } from '../cases/record'
import { mustBeSetUp } from '../office/service'
import { katoTable, placeName } from '../parameters/classifiers'
import { fullName, personById } from '../people/queries'
import { keepFile } from './letter-file'

/** The blank act of survey with the family's names and address, for the local commission to take along. */
export async function printSurveyAct(
  call: Call,
  input: ParsedInputOf<'letters.surveyAct'>
): Promise<OutputOf<'letters.surveyAct'>> {
  const { data, number } = await call.read(async (read) => {
    const record = await loadCase(read, input.caseId)
    const office = await mustBeSetUp(read)
    const applicant = await personById(read, record.row.applicant_id)
    if (applicant === undefined || record.row.kato === null)
      throw new OfficeError('address-missing', { field: 'address' })
    const place = placeName(await katoTable(call, read), record.row.kato)
    const act: SurveyActData = {
      templateVersion: call.office.templates.newest(),
      office: {
        name: { kk: office.name_kk, ru: office.name_ru },
        address: { kk: office.address_kk, ru: office.address_ru },
        phone: office.phone,
        headName: { kk: office.head_name_kk, ru: office.head_name_ru }
      },
      caseNumber: record.row.number,
      appliedOn: record.row.applied_on,
      printedOn: call.today,
      applicant: { name: fullName(applicant), iin: applicant.iin, phone: applicant.phone },
      address: {
        kk: `${place.kk}, ${record.row.address_text ?? ''}`,
        ru: `${place.ru}, ${record.row.address_text ?? ''}`
      },
      members: record.members.map((member) => ({
        name: fullName(member),
        bornOn: member.born_on,
        relation: member.relation as SurveyActData['members'][number]['relation']
      }))
    }
    return { data: act, number: record.row.number }
  })
  const drawn = await call.office.documents.render('survey-act', data)
  const path = await keepFile(call, `survey-${number}.pdf`, drawn.pdf)
  await call.write(async (_tx, note) =>
    note({ subjectKind: 'case', subjectId: input.caseId, details: { printed: 'survey-act' } })
  )
  return { path, pdf: Buffer.from(drawn.pdf).toString('base64'), pages: drawn.pages }
}
