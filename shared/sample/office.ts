import { makeIban } from '../domain/iban'
import { makeIin, type Sex } from '../domain/iin'
import type { IsoDate } from '../domain/iso-date'
import { Chance } from './chance'
import { familyShape, type MemberShape } from './family-shape'
import { streets } from './name-lists'
import { familyNames, firstName, fullNameOf, patronymic, type FamilyNames } from './naming'
import type { SampleFamily, SampleMember, SampleQuestion } from './types'

export type { SampleFamily, SampleMember, SampleQuestion } from './types'

// Codes that no operator gives out, as far as known, so that nobody's own number gets into a made-up office.
const phoneCodes = ['703', '704', '709'] as const
const banks = ['722', '856', '821', '551', '965'] as const

/** Numbers that are handed out once: IINs by birthday and sex, accounts by a running number. */
class Numbers {
  private readonly serials = new Map<string, number>()
  private accounts = 0

  constructor(private readonly seed: number) {}

  /** @throws RangeError when more people share a birthday than an IIN has serial numbers */
  iin(bornOn: IsoDate, sex: Sex): string {
    const key = `${bornOn}${sex}`
    // Not all from 0 on: digits of every kind come into the numbers.
    const start = (this.seed * 31 + Number(bornOn.slice(8)) * 397 + Number(bornOn.slice(5, 7)) * 53) % 8000
    for (let serial = this.serials.get(key) ?? start; serial <= 9999; serial += 1) {
      const iin = makeIin(bornOn, sex, serial)
      if (iin === null) continue
      this.serials.set(key, serial + 1)
      return iin
    }
    throw new RangeError(`no IIN left for ${bornOn}`)
  }

  iban(chance: Chance): string {
    this.accounts += 1
    // 7 919 and ten million share no factor, so no account comes twice within ten million.
    const number = (this.accounts * 7919 + (this.seed % 10_000_000)) % 10_000_000
    return makeIban(chance.pick(banks), `S00${String(number).padStart(10, '0')}`)
  }
}

function phone(chance: Chance): string {
  return `+7${chance.pick(phoneCodes)}${String(chance.whole(0, 9_999_999)).padStart(7, '0')}`
}

function addressText(chance: Chance): string {
  const house = `${chance.pick(streets)}, ${chance.whole(1, 180)}`
  if (!chance.happens(0.35)) return house
  return `${house}, ${house.startsWith('у') ? 'кв. ' : ''}${chance.whole(1, 90)}${house.includes('көшесі') ? '-пәтер' : ''}`
}

/** Whether a patronymic of a grown-up is -ұлы, -қызы: usual since independence, rare before. */
function kazakhForm(chance: Chance, bornOn: IsoDate): boolean {
  return chance.happens(bornOn >= '1992' ? 0.7 : 0.1)
}

/** First names, no two of a family alike. */
function differentNames(chance: Chance, family: FamilyNames, shapes: readonly MemberShape[]): string[] {
  const names: string[] = []
  for (const { sex } of shapes) {
    let name = firstName(chance, family, sex)
    while (names.includes(name)) name = firstName(chance, family, sex)
    names.push(name)
  }
  return names
}

function nameMembers(chance: Chance, shapes: readonly MemberShape[], numbers: Numbers): SampleMember[] {
  const family = familyNames(chance)
  const firstNames = differentNames(chance, family, shapes)
  const kazakhChildren = chance.happens(0.7)
  // The father who lives elsewhere: his children have one patronymic all the same.
  const absent = firstName(chance, family, 'm')
  return shapes.map((shape, place) => {
    const { bornOn, sex, relation } = shape
    const child = relation === 'child' || relation === 'ward'
    const father = child ? (firstNames[shape.father ?? -1] ?? absent) : firstName(chance, family, 'm')
    const middle = patronymic(family, father, sex, child ? kazakhChildren : kazakhForm(chance, bornOn))
    return {
      iin: numbers.iin(bornOn, sex),
      // Some papers have no patronymic.
      ...fullNameOf(family, sex, firstNames[place] ?? absent, chance.happens(0.03) ? null : middle),
      bornOn,
      sex,
      phone: relation === 'applicant' || relation === 'spouse' ? phone(chance) : null,
      disabilityGroup: shape.disabilityGroup,
      relation,
      student: shape.student,
      ableBodied: shape.ableBodied,
      caresFor: shape.caresFor,
      longSickLeave: shape.longSickLeave
    }
  })
}

/**
 * Families of a made-up district, one after the other, so that an office of any size takes no more memory than one family
 * and the numbers already given out. IINs are valid and each is used once; every account belongs to one applicant.
 */
export function* sampleFamilies(question: SampleQuestion): Generator<SampleFamily> {
  const numbers = new Numbers(question.seed)
  for (let index = 0; index < question.families; index += 1) {
    const chance = new Chance(question.seed, index)
    yield {
      index,
      members: nameMembers(chance, familyShape(chance, question.on), numbers),
      address: { kato: chance.pick(question.settlements), text: addressText(chance) },
      iban: numbers.iban(chance),
      prosperity: prosperity(chance),
      plot: chance.happens(0.3)
    }
  }
}

/** Two of three families lie below the poverty line, some right at it. */
function prosperity(chance: Chance): number {
  return chance.weighted([
    [0.05 + chance.fraction() * 0.45, 40],
    [0.5 + chance.fraction() * 0.45, 28],
    [0.97 + chance.fraction() * 0.06, 6],
    [1.05 + chance.fraction() * 0.9, 26]
  ])
}
