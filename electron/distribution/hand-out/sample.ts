import { createHash } from 'node:crypto'
import { drawSample, sampleConfidence, sampleMargin, sampleSize } from '@shared/distribution/sample-size'
import type { RoundRow } from './line-queries'

/** Which lines are asked by telephone, and what anybody needs to draw the same ones. */
export interface Sample {
  population: number
  size: number
  confidence: string
  margin: string
  /** SHA-256, hexadecimal. */
  seed: string
}

/**
 * The sample of a round's hand-outs. The seed is the SHA-256 of the JSON list [number of the round, its day, instant of the
 * freeze, the numbers of all lines handed out in ascending order]: nobody can choose it, since it changes with each line handed
 * out, and anybody who has the list can draw the sample again.
 */
export function sampleOf(round: RoundRow, handed: readonly number[]): Sample {
  const content = JSON.stringify([round.number, round.as_of, round.frozen_at, ...handed])
  return {
    population: handed.length,
    size: sampleSize(handed.length),
    confidence: sampleConfidence,
    margin: sampleMargin,
    seed: createHash('sha256').update(content).digest('hex')
  }
}

/** The numbers of the lines that the sample draws. */
export const drawn = (sample: Sample, handed: readonly number[]): number[] =>
  drawSample(handed, sample.size, sample.seed)
