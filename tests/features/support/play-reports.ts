import type { PlayedOffice } from './play'
import type { Act } from './play-distribution'

/** A month's report as paper and as a workbook. */
export async function playReports({ head }: PlayedOffice, act: Act): Promise<void> {
  await act(head, 'reports.render', { period: '2024-05', format: 'pdf', locale: 'kk' })
  await act(head, 'reports.render', { period: '2024-05', format: 'xlsx' })
}
