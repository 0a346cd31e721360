import { addMonths } from '@shared/domain/iso-date'
import type { Book } from '@shared/parameters/types'
import { memberId } from '../cases/facts'
import type { ReadConnection } from '../database/transaction'
import type { FrozenLetter } from '../decisions/frozen'
import type { Call } from '../ipc/call'
import { mustBeSetUp } from '../office/service'
import { katoTable, placeName } from '../parameters/classifiers'
import { fullName } from '../people/queries'
import type { Hands, ToDecide } from './to-decide'

/** What the letters of a renewal have in common, so that it is looked up once; each is frozen as `decide` freezes one. */
export class LetterFrame {
  private readonly places = new Map<string, { kk: string; ru: string }>()

  private constructor(
    private readonly common: Pick<FrozenLetter, 'office' | 'appeal' | 'preparedBy' | 'approvedBy'>,
    private readonly kato: Awaited<ReturnType<typeof katoTable>>
  ) {}

  /** @throws OfficeError `parameter-missing` where the term of an appeal is not known */
  static async of(
    call: Call,
    read: ReadConnection,
    { book, hands }: { book: Book; hands: Hands }
  ): Promise<LetterFrame> {
    const office = await mustBeSetUp(read)
    const months = Number(book.value('appeal-months', call.today).value)
    const common = {
      office: {
        name: { kk: office.name_kk, ru: office.name_ru },
        address: { kk: office.address_kk, ru: office.address_ru },
        phone: office.phone,
        headName: { kk: office.head_name_kk, ru: office.head_name_ru }
      },
      appeal: { months, lastDay: addMonths(call.today, months) },
      preparedBy: { name: hands.proposer.name, phone: office.phone },
      approvedBy: [hands.decider.name]
    }
    return new LetterFrame(common, await katoTable(call, read))
  }

  letter(family: ToDecide, caseNumber: string): FrozenLetter {
    const { members, address, contract } = family
    const applicant = members.find((member) => member.person_id === family.applicantId)
    if (applicant === undefined) throw new Error(`case ${caseNumber} has no applicant`)
    const place = this.placeOf(address.kato)
    return {
      ...this.common,
      addressee: {
        name: fullName(applicant),
        iin: applicant.iin,
        address: { kk: `${place.kk}, ${address.text}`, ru: `${place.ru}, ${address.text}` }
      },
      application: {
        number: caseNumber,
        appliedOn: family.appliedOn,
        channel: family.channel,
        outsideNumber: family.outsideNumber
      },
      members: members.map((member) => ({
        id: memberId(member.person_id),
        name: fullName(member),
        iin: member.iin
      })),
      iban: family.iban,
      contract:
        contract === null
          ? null
          : { number: contract.number, signedOn: contract.signed_on, obligations: contract.obligations },
      place
    }
  }

  private placeOf(code: string): { kk: string; ru: string } {
    const known = this.places.get(code)
    if (known !== undefined) return known
    const place = placeName(this.kato, code)
    this.places.set(code, place)
    return place
  }
}
