import type { FeatureHandlers } from '../../ipc/call'
import { roundsHandlers } from '../rounds/operations'
import { boardOverview } from './board'
import { exportBoard, openExport } from './board-export'
import { listChecks, saveCheck } from './checks'
import { closeRound } from './close'
import { findLine } from './find'
import { handOut } from './hand-out'
import { listReceived } from './received'
import { reconcile } from './reconcile'
import { reportRound } from './report'
import { previewTicks, tickLines } from './tick'
import { giveBack, undoHandOut } from './undo'

export const handOutHandlers: Omit<FeatureHandlers<'rounds'>, keyof typeof roundsHandlers> &
  FeatureHandlers<'board'> = {
  'rounds.find': findLine,
  'rounds.handOut': handOut,
  'rounds.undo': undoHandOut,
  'rounds.giveBack': giveBack,
  'rounds.tick': tickLines,
  'rounds.tickPreview': previewTicks,
  'rounds.reconcile': reconcile,
  'rounds.close': (call, input) => closeRound(call, input, roundsHandlers['rounds.get']),
  'rounds.report': reportRound,
  'rounds.checks': listChecks,
  'rounds.saveCheck': saveCheck,
  'rounds.received': listReceived,
  'board.overview': boardOverview,
  'board.export': exportBoard,
  'board.open': openExport
}
