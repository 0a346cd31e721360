import { ref, shallowRef } from 'vue'
import type { OutputOf } from '@shared/contract'
import type { Locale } from '@shared/domain/format'
import type { ReportPeriod } from '@shared/reports/period'
import { useJob } from '../../composables/use-job'
import { asFailure, call, type OfficeFailure } from '../../office'
import { currentLocale } from '../../locales/i18n'

/** One paper or workbook at a time, and the way to the file it left. */
export function useReportFile(period: () => ReportPeriod) {
  const job = useJob()
  const done = shallowRef<OutputOf<'reports.render'> | null>(null)
  const opened = ref<'no' | 'yes' | 'nothing-to-open-with'>('no')
  const failure = shallowRef<OfficeFailure | null>(null)

  async function make(format: 'pdf' | 'xlsx', locale: Locale = currentLocale()): Promise<void> {
    if (job.running.value) return
    done.value = null
    opened.value = 'no'
    failure.value = null
    done.value = await job.run((jobId) => call('reports.render', { period: period(), format, locale, jobId }))
  }

  async function open(): Promise<void> {
    if (done.value === null) return
    try {
      const answered = await call('reports.open', { path: done.value.path })
      opened.value = answered.opened ? 'yes' : 'nothing-to-open-with'
    } catch (error) {
      const failed = asFailure(error)
      // The system has no program for it; the file itself is there.
      if (failed.code === 'not-found') opened.value = 'nothing-to-open-with'
      else failure.value = failed
    }
  }

  return { job, done, opened, failure, make, open }
}
export type ReportFile = ReturnType<typeof useReportFile>
