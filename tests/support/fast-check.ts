import fc from 'fast-check'

/**
 * The same commit gives the same answer: cases are drawn from a fixed seed, or from `KOMEK_SEED` where somebody looks for new
 * ones (`KOMEK_SEED=$RANDOM npm test -- property`).
 */
fc.configureGlobal({ seed: Number(process.env.KOMEK_SEED ?? 20_261_122) })

export { fc }
