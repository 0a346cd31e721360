import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FontFiles } from './paper/shared-fonts'

/**
 * The faces of every document: Noto Sans (SIL Open Font License, `OFL.txt` beside them). It has every Kazakh letter, the
 * tenge sign and the marks that official texts use; pdfmake's own Roboto drops the tenge sign in silence.
 */
export const fontFileNames = { normal: 'NotoSans-Regular.ttf', bold: 'NotoSans-SemiBold.ttf' } as const

/** Reads the faces from the folder they are installed in. */
export function readFonts(folder: string): FontFiles {
  return {
    normal: new Uint8Array(readFileSync(join(folder, fontFileNames.normal))),
    bold: new Uint8Array(readFileSync(join(folder, fontFileNames.bold)))
  }
}
