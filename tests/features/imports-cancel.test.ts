import { expect, it } from 'vitest'
import { importOffice, manyPeople, peopleHeadings, previewOf, takeIn } from './support/imports'
import { dump, refusal } from './support/play'

it('stopped at any of its steps, reading a list, writing it or taking it back leaves nothing', async () => {
  let steps = 0
  let stopAt = 0
  let stop = (): void => undefined
  const played = await importOffice('2026-07-10', {
    emit: (event) => {
      if (event.kind !== 'progress') return
      steps += 1
      if (steps === stopAt) stop()
    }
  })
  stop = () => void played.clerk.call('jobs.cancel', { jobId: 'list' })
  const list = manyPeople(2_300)
  await takeIn(played, 'people', [
    peopleHeadings,
    ...list.slice(0, 300).map((line) => line.replace('Абая', 'Мира'))
  ])

  /** Plays it to the end of its steps, then stops it at each of some; between them all is as it was. */
  const stopped = async (points: readonly number[], work: () => Promise<unknown>): Promise<void> => {
    const before = await dump(played.folder)
    for (const point of points) {
      ;[steps, stopAt] = [0, point]
      expect(await refusal(work())).toMatchObject({ code: 'cancelled' })
      expect(await dump(played.folder)).toEqual(before)
    }
    stopAt = 0
  }

  const preview = () => previewOf(played, 'people', [peopleHeadings, ...list], { jobId: 'list' })
  await stopped([1, 3], preview)
  const { id, counts } = await preview()
  expect(counts).toMatchObject({ new: 2_000, update: 300 })
  const again = () =>
    played.clerk.call('imports.preview', {
      kind: 'people',
      fileName: 'list.csv',
      importId: id,
      jobId: 'list'
    })
  await stopped([2], again)
  await stopped([1, 3], () => played.clerk.call('imports.apply', { id, jobId: 'list' }))
  await played.clerk.call('imports.apply', { id })

  await stopped([2, 9, 15], () => played.clerk.call('imports.undo', { id, jobId: 'list' }))
  expect(await played.clerk.call('imports.undo', { id, jobId: 'list' })).toMatchObject({
    ...{ removed: 2_000, restored: 300 }
  })
})
