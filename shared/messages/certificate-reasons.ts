/** What is wrong with a server's certificate, in each language, as it stands in a sentence between brackets. */
const words = {
  expired: { kk: 'мерзімі өткен', ru: 'срок истёк' },
  'not-yet-valid': { kk: 'мерзімі әлі басталмаған', ru: 'срок ещё не начался' },
  'self-signed': { kk: 'сервер оны өзіне өзі берген', ru: 'сервер выдал его себе сам' },
  'unknown-authority': { kk: 'оны белгісіз орталық берген', ru: 'его выдал неизвестный центр' },
  rejected: { kk: 'қабылданбады', ru: 'он отвергнут' },
  revoked: { kk: 'қайтарып алынған', ru: 'он отозван' },
  signature: { kk: 'қолы дұрыс емес', ru: 'подпись на нём неверна' },
  chain: { kk: 'сенім тізбегі дұрыс емес', ru: 'цепочка доверия неверна' },
  purpose: { kk: 'серверге арналмаған', ru: 'он не для сервера' },
  'other-host': { kk: 'ол басқа серверге берілген', ru: 'он выдан другому серверу' },
  'no-tls': { kk: 'сервер қорғалған байланыс бермейді', ru: 'сервер не даёт защищённой связи' }
} as const

export type CertificateReason = keyof typeof words

/** The reason as a script reads it, and as the sentence of `upload-certificate` says it. */
export function certificateReason(reason: CertificateReason): {
  reason: CertificateReason
  reasonKk: string
  reasonRu: string
} {
  return { reason, reasonKk: words[reason].kk, reasonRu: words[reason].ru }
}
