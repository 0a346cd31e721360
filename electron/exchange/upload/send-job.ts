import type { TargetSettings } from '../targets'

/** One file on its way to one place. */
export interface SendJob {
  /** The file in the data folder, already found to be the one that was made. */
  path: string
  fileName: string
  /** SHA-256 of the file, hexadecimal. */
  fileHash: string
  bytes: number
  signal: AbortSignal
  /** A line that carries nothing for so many milliseconds counts as cut. */
  stall: number
  /** How many bytes lie at the receiver. */
  progress(sent: number): void
}

export type SettingsOf<Kind extends TargetSettings['kind']> = Extract<TargetSettings, { kind: Kind }>

/** A receipt's file as the region laid or served it; larger ones are not receipts. */
export const longestReceipt = 200_000
