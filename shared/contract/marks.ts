import { z } from 'zod'
import { marks } from './criteria'
import { checkedString, dateField, dateOut, idField, instantOut, lineField, nothing } from './fields'
import { caseWorkers, distributionReaders, operation, roundMakers } from './operation'

const markView = z.object({
  id: z.number(),
  mark: z.enum(marks),
  since: dateOut,
  until: dateOut.nullable(),
  source: z.string(),
  enteredBy: z.string()
})

/** Facts about people that rounds choose by, and lists of people chosen by hand. */
export const marksOperations = {
  list: operation({
    name: 'marks.list',
    role: distributionReaders,
    writes: false,
    input: z.strictObject({ personId: idField }),
    output: z.object({ marks: z.array(markView) })
  }),
  /** Enters a mark, or ends a running one when `until` is given. */
  save: operation({
    name: 'marks.save',
    role: [...caseWorkers, 'manager'],
    writes: true,
    input: z.strictObject({
      personId: idField,
      mark: z.enum(marks),
      since: dateField,
      until: dateField.nullable().default(null),
      source: lineField(200)
    }),
    output: z.object({ marks: z.array(markView) })
  })
}

const listView = z.object({
  id: z.number(),
  name: z.string(),
  source: z.string(),
  people: z.number(),
  createdAt: instantOut,
  createdBy: z.string()
})

export const peopleListsOperations = {
  all: operation({
    name: 'peopleLists.all',
    role: distributionReaders,
    writes: false,
    input: nothing,
    output: z.object({ lists: z.array(listView) })
  }),
  /** Makes a list from IINs, one a line or divided by commas; IINs that are wrong, unknown or doubled are listed, none is dropped unsaid. */
  save: operation({
    name: 'peopleLists.save',
    role: roundMakers,
    writes: true,
    input: z.strictObject({
      name: lineField(120),
      source: lineField(200),
      iins: checkedString((text) => text, 2_000_000),
      /** Saves what is known although some IINs are not. */
      despiteUnknown: z.boolean().default(false)
    }),
    output: z.object({
      list: listView.nullable(),
      wrong: z.array(z.string()),
      unknown: z.array(z.string()),
      doubled: z.array(z.string())
    })
  })
}
