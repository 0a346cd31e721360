/**
 * The acts of housing assistance as far as they are known to us: the rules hold since 2009, their numbers are not confirmed.
 * What a maslikhat sets (the share, norms of its own) cites the act it was entered with.
 */
export const housingRulesAct = 'Правила предоставления жилищной помощи (реквизиты не подтверждены)'
