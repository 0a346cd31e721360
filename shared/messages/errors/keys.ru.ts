import type { ErrorCode } from '../../errors'

/** Russian sentences of the errors about keys. */
export const keysRu = {
  'key-missing': 'Своего ключа ещё нет. Создайте его в разделе «Ключи».',
  'key-exists': 'Такой ключ уже есть. Новый вместо него делает замена ключа.',
  'key-other-kato':
    'Ключи сделаны для кода {kato}, а код отдела теперь другой: файл с такой подписью не примут. Смените ключи и сверьте отпечаток заново.',
  'key-passphrase-missing': 'Ключ закрыт парольной фразой. Введите её.',
  'key-passphrase-wrong': 'Парольная фраза не подходит.',
  'key-sealed-elsewhere':
    'Ключ закрыт системой на другом компьютере или другим пользователем. Верните его из копии в сейфе.',
  'key-card-malformed': 'Это не карточка ключа Komek. Скопируйте её строку целиком.',
  'key-card-own': 'Это ваша собственная карточка. Нужна карточка другой стороны.',
  'key-fingerprint-wrong': 'Отпечаток другой: у этой карточки {fingerprint}. Ключ не принят.',
  'key-revoked': 'Этому ключу отказано в доверии. Получите от стороны новую карточку.',
  'key-backup-malformed': 'Это не копия ключей Komek.',
  'key-backup-foreign': 'Копия ключей сделана для {kato}, а не для этого отдела.'
} as const satisfies Partial<Record<ErrorCode, string>>
