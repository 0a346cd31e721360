/**
 * Zod compiles object parsers with `new Function`, which the Content-Security-Policy forbids; even its probe is reported
 * as a violation. This must run before zod itself does, so it is imported first and sets zod's global settings without
 * importing zod.
 */
const holder = globalThis as { __zod_globalConfig?: { jitless: boolean } }
holder.__zod_globalConfig = { jitless: true }

export {}
