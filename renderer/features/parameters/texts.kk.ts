import type { TextsOf } from '../../locales/types'
import type { parametersRu } from './texts.ru'

/** Kazakh texts of this feature: the same keys. */
export const parametersKk: TextsOf<typeof parametersRu> = {
  enterMissing: 'Жетіспейтін көрсеткішті енгізу',
  askAdministrator: 'Көрсеткіштерді басқарма әкімшісі енгізеді: қайсысы жетіспейтінін оған айтыңыз.'
}
