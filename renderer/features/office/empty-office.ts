import type { InputOf } from '@shared/contract'

/** The office's card before anything is written on it. */
export function emptyOffice(): InputOf<'office.save'> {
  return {
    nameKk: '',
    nameRu: '',
    addressKk: '',
    addressRu: '',
    phone: '',
    kato: '',
    headNameKk: '',
    headNameRu: ''
  }
}
