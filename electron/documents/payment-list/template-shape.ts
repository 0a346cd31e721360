/** The blocks of the payment list's paper; see `template-shape.ts` beside this folder. */
export const paymentTemplateShape = {
  'payment-list': {
    officePhone: ['phone'],
    title: [],
    numberAndDate: ['date', 'number'],
    programme: ['programme'],
    month: ['month'],
    numberColumn: [],
    nameColumn: [],
    iinColumn: [],
    ibanColumn: [],
    monthColumn: [],
    amountColumn: [],
    noPlace: [],
    broughtForward: [],
    pageTotal: ['lines'],
    carriedForward: [],
    total: ['lines'],
    totalWords: ['amountWords'],
    head: [],
    accountant: [],
    preparedBy: [],
    signature: [],
    signatureAndName: [],
    checkCode: ['checkCode'],
    page: ['page', 'pages'],
    templateVersion: ['version']
  }
} as const satisfies Record<string, Record<string, readonly string[]>>
