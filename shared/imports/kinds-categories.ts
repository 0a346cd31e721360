import type { ImportKindDescription } from './kinds'
import { disabilityChoices } from './kinds-people'

const disabilities = Object.fromEntries(
  Object.entries(disabilityChoices).map(([group, words]) => [
    `disability-${group}`,
    [...words, ...words.map((word) => `инвалидность ${word}`), ...words.map((word) => `мүгедектік ${word}`)]
  ])
)

/** Lists of people of a category: who has a disability and since when, who is registered as unemployed, who is a pensioner. */
export const categoriesKind: ImportKindDescription = {
  kind: 'categories',
  options: ['validFrom', 'act'],
  fields: [
    { id: 'iin', type: 'iin', required: true, headings: ['иин', 'жсн', 'iin'] },
    {
      id: 'fullName',
      type: 'full-name',
      required: false,
      headings: [
        'фио',
        'ф.и.о.',
        'фамилия имя отчество',
        'аты-жөні',
        'тегі аты әкесінің аты',
        'тәа',
        'full name'
      ]
    },
    {
      id: 'category',
      type: 'choice',
      required: { oneOf: ['category', 'list'] },
      headings: [
        ...['категория', 'санат', 'санаты', 'статус', 'мәртебесі', 'группа', 'тобы', 'группа инвалидности'],
        ...['мүгедектік тобы', 'category']
      ],
      choices: {
        ...disabilities,
        pensioner: ['пенсионер', 'зейнеткер', 'получатель пенсии', 'зейнетақы алушы'],
        orphan: ['сирота', 'жетім', 'жетім бала', 'дети-сироты'],
        'registered-unemployed': ['безработный', 'безработная', 'жұмыссыз', 'тіркелген жұмыссыз'],
        'low-income': ['малообеспеченный', 'малообеспеченная', 'аз қамтылған', 'получатель асп', 'аәк алушы'],
        'multi-child': [
          'многодетный',
          'многодетная',
          'көпбалалы',
          'көп балалы',
          'многодетная мать',
          'көпбалалы ана'
        ],
        'in-institution': ['в интернате', 'в учреждении', 'интернатта', 'мекемеде'],
        'left-area': ['выбыл', 'выбыла', 'переехал', 'көшіп кетті', 'көшті'],
        'home-delivery': ['доставка на дом', 'үйге жеткізу', 'лежачий', 'төсек тартып жатқан']
      }
    },
    {
      id: 'list',
      type: 'text',
      required: false,
      max: 120,
      headings: ['список', 'название списка', 'тізім', 'тізім атауы', 'list']
    },
    {
      id: 'since',
      type: 'date',
      required: false,
      headings: [
        'с',
        'с даты',
        'дата установления',
        'дата постановки',
        'күнінен',
        'белгіленген күні',
        'бастап',
        'since'
      ]
    },
    {
      id: 'until',
      type: 'date',
      required: false,
      headings: [
        'по',
        'до',
        'по дату',
        'действует по',
        'аяқталу күні',
        'срок до',
        'дата снятия',
        'дейін',
        'мерзімі',
        'until'
      ]
    }
  ]
}
