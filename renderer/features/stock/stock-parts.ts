import { Box, Finished, Download, SemiSelect, TakeawayBox, Van } from '@element-plus/icons-vue'
import type { Component } from 'vue'

export const stockParts = ['balance', 'transfers', 'counts', 'ledger'] as const
export type StockPart = (typeof stockParts)[number]

export type StockAction = 'receive' | 'move' | 'assemble' | 'takeApart' | 'writeOff' | 'count'

/** What can be done with stock, those done most first, with their keys. */
export const stockActions: readonly { key: StockAction; icon: Component; keys: string }[] = [
  { key: 'receive', icon: Download, keys: 'F2' },
  { key: 'move', icon: Van, keys: 'F6' },
  { key: 'assemble', icon: Box, keys: 'F7' },
  { key: 'writeOff', icon: SemiSelect, keys: 'F8' },
  { key: 'count', icon: Finished, keys: 'F9' },
  { key: 'takeApart', icon: TakeawayBox, keys: '' }
]
