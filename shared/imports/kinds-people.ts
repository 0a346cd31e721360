import type { ImportKindDescription } from './kinds'

/** Words for a relation to the applicant, in the nominative, as lists write them. */
const relationWords = {
  applicant: [
    'заявитель',
    'өтініш беруші',
    'глава семьи',
    'глава',
    'отбасы басшысы',
    'отағасы',
    'сам',
    'өзі'
  ],
  spouse: ['супруг', 'супруга', 'муж', 'жена', 'жұбайы', 'жұбай', 'зайыбы', 'күйеуі', 'әйелі'],
  child: ['ребенок', 'сын', 'дочь', 'баласы', 'бала', 'ұлы', 'қызы'],
  parent: ['отец', 'мать', 'родитель', 'әкесі', 'анасы', 'ата-анасы'],
  grandparent: ['дедушка', 'бабушка', 'дед', 'атасы', 'әжесі', 'апасы'],
  grandchild: ['внук', 'внучка', 'немересі', 'жиені'],
  sibling: ['брат', 'сестра', 'ағасы', 'інісі', 'әпкесі', 'қарындасы', 'сіңлісі', 'бауыры'],
  ward: ['опекаемый', 'опекаемая', 'подопечный', 'подопечная', 'қамқорлыққа алынған'],
  other: ['другое', 'иное', 'прочее', 'родственник', 'басқа', 'туысы']
} as const

const disabilityWords = {
  '1': ['1 группа', 'i группа', 'первая', '1 топ', 'бірінші топ', 'i топ'],
  '2': ['2 группа', 'ii группа', 'вторая', '2 топ', 'екінші топ', 'ii топ'],
  '3': ['3 группа', 'iii группа', 'третья', '3 топ', 'үшінші топ', 'iii топ'],
  child: ['ребенок с инвалидностью', 'ребенок-инвалид', 'мүгедектігі бар бала', 'дети', 'до 18']
} as const

export const disabilityChoices: Readonly<Record<string, readonly string[]>> = disabilityWords

/** People and the families they live in. */
export const peopleKind: ImportKindDescription = {
  kind: 'people',
  options: [],
  fields: [
    {
      id: 'iin',
      type: 'iin',
      required: false,
      headings: ['иин', 'жсн', 'iin', 'жеке сәйкестендіру нөмірі', 'индивидуальный идентификационный номер']
    },
    {
      id: 'fullName',
      type: 'full-name',
      required: false,
      headings: [
        'фио',
        'ф.и.о.',
        'фамилия имя отчество',
        'тегі аты әкесінің аты',
        'аты-жөні',
        'тәа',
        'full name'
      ]
    },
    {
      id: 'lastName',
      type: 'name',
      required: { oneOf: ['lastName', 'fullName'] },
      headings: ['фамилия', 'тегі', 'last name', 'surname']
    },
    {
      id: 'firstName',
      type: 'name',
      required: { oneOf: ['firstName', 'fullName'] },
      headings: ['имя', 'аты', 'есімі', 'first name', 'name']
    },
    {
      id: 'middleName',
      type: 'name',
      required: false,
      headings: ['отчество', 'әкесінің аты', 'middle name', 'patronymic']
    },
    {
      id: 'bornOn',
      type: 'date',
      required: false,
      headings: [
        'дата рождения',
        'дата рожд',
        'туған күні',
        'туған жылы',
        'день рождения',
        'born',
        'birth date'
      ]
    },
    { id: 'sex', type: 'sex', required: false, headings: ['пол', 'жынысы', 'sex', 'gender'] },
    {
      id: 'phone',
      type: 'phone',
      required: false,
      headings: ['телефон', 'тел', 'номер телефона', 'телефоны', 'телефон нөмірі', 'моб', 'phone']
    },
    {
      id: 'disabilityGroup',
      type: 'choice',
      required: false,
      headings: ['группа инвалидности', 'инвалидность', 'мүгедектік тобы', 'мүгедектігі', 'disability'],
      choices: disabilityChoices
    },
    {
      id: 'kato',
      type: 'kato',
      required: false,
      headings: [
        ...['като', 'әаож', 'код като', 'населенный пункт', 'елді мекен', 'село', 'ауыл', 'kato'],
        ...['место жительства', 'тұрғылықты жері']
      ]
    },
    {
      id: 'address',
      type: 'text',
      required: false,
      headings: ['адрес', 'мекенжай', 'мекенжайы', 'адрес проживания', 'улица дом', 'көше үй', 'address']
    },
    {
      id: 'iban',
      type: 'iban',
      required: false,
      headings: ['счет', 'номер счета', 'иик', 'жск', 'шот', 'шот нөмірі', 'банковский счет', 'iban']
    },
    {
      id: 'family',
      type: 'text',
      required: false,
      max: 60,
      headings: ['семья', 'номер семьи', 'отбасы', 'отбасы нөмірі', 'домохозяйство', 'family']
    },
    {
      id: 'headIin',
      type: 'iin',
      required: false,
      headings: [
        'иин заявителя',
        'иин главы семьи',
        'өтініш берушінің жсн',
        'отбасы басшысының жсн',
        'head iin'
      ]
    },
    {
      id: 'relation',
      type: 'choice',
      required: false,
      headings: ['родство', 'степень родства', 'кем приходится', 'туыстығы', 'туыстық дәрежесі', 'relation'],
      choices: relationWords
    }
  ]
}
