import { folded } from './folded'
import type { ImportKindDescription } from './kinds'

/** Applications that came through e-GOV: one a row, to become drafts that a clerk goes on with. */
export const applicationsDescription: ImportKindDescription = {
  kind: 'applications',
  fields: [
    {
      id: 'outsideNumber',
      type: 'text',
      required: true,
      headings: folded(
        'Номер заявления',
        'Номер обращения',
        '№ заявки',
        'Номер e-GOV',
        'Өтініш нөмірі',
        'Өтінім нөмірі',
        'Application number',
        'outside number',
        'outsideNumber'
      ),
      max: 60
    },
    {
      id: 'iin',
      type: 'iin',
      required: true,
      headings: folded(
        'ИИН',
        'ЖСН',
        'IIN',
        'ИИН заявителя',
        'Өтініш берушінің ЖСН',
        'Өтініш берушінің ЖСН-і',
        'applicant IIN'
      )
    },
    {
      id: 'fullName',
      type: 'full-name',
      required: false,
      headings: folded('ФИО', 'ФИО заявителя', 'Заявитель', 'ТАӘ', 'Аты-жөні', 'Өтініш беруші', 'full name'),
      max: 200
    },
    {
      id: 'lastName',
      type: 'name',
      required: false,
      headings: folded('Фамилия', 'Тегі', 'last name', 'lastName', 'surname'),
      max: 80
    },
    {
      id: 'firstName',
      type: 'name',
      required: false,
      headings: folded('Имя', 'Аты', 'first name', 'firstName'),
      max: 80
    },
    {
      id: 'middleName',
      type: 'name',
      required: false,
      headings: folded('Отчество', 'Әкесінің аты', 'middle name', 'middleName', 'patronymic'),
      max: 80
    },
    {
      id: 'programme',
      type: 'choice',
      required: false,
      headings: folded('Программа', 'Услуга', 'Вид помощи', 'Бағдарлама', 'Қызмет', 'programme', 'service'),
      choices: {
        asp: folded(
          'АСП',
          'АӘК',
          'адресная социальная помощь',
          'атаулы әлеуметтік көмек',
          'назначение адресной социальной помощи',
          'asp'
        ),
        housing: folded(
          'жилищная помощь',
          'тұрғын үй көмегі',
          'назначение жилищной помощи',
          'тұрғын үй көмегін тағайындау',
          'housing'
        ),
        tariff: folded(
          'компенсация повышения тарифов абонентской платы',
          'компенсация телефона',
          'телефон өтемақысы',
          'tariff'
        ),
        local: folded(
          'социальная помощь отдельным категориям',
          'помощь по решению маслихата',
          'мәслихат шешімі бойынша көмек',
          'әлеуметтік көмек',
          'local'
        )
      }
    },
    {
      id: 'benefit',
      type: 'text',
      required: false,
      headings: folded('Код вида помощи', 'Вид помощи маслихата', 'Көмек түрінің коды', 'benefit'),
      max: 40
    },
    {
      id: 'appliedOn',
      type: 'date',
      required: true,
      headings: folded(
        'Дата подачи',
        'Дата обращения',
        'Дата заявления',
        'Өтініш берілген күн',
        'Өтініш күні',
        'Күні',
        'applied on',
        'date'
      )
    },
    {
      id: 'phone',
      type: 'phone',
      required: false,
      headings: folded('Телефон', 'Сотовый', 'Контактный телефон', 'Телефоны', 'phone')
    },
    {
      id: 'kato',
      type: 'kato',
      required: false,
      headings: folded('КАТО', 'Код КАТО', 'ӘАОЖ', 'ӘАОЖ коды', 'kato')
    },
    {
      id: 'address',
      type: 'text',
      required: false,
      headings: folded(
        'Адрес',
        'Адрес проживания',
        'Улица, дом, квартира',
        'Мекенжай',
        'Мекенжайы',
        'address'
      ),
      max: 300
    },
    {
      id: 'iban',
      type: 'iban',
      required: false,
      headings: folded('Счёт', 'ИИК', 'Лицевой счёт', 'Шот', 'ЖСК', 'IBAN')
    },
    {
      id: 'members',
      type: 'text',
      required: false,
      headings: folded(
        'Члены семьи',
        'ИИН членов семьи',
        'Состав семьи',
        'Отбасы мүшелері',
        'Отбасы мүшелерінің ЖСН',
        'members'
      ),
      max: 1000
    }
  ],
  options: ['programme']
}
