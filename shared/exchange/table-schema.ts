import type { Dataset, DatasetField, FieldType } from './datasets'

const frictionless: Record<FieldType, string> = {
  string: 'string',
  integer: 'integer',
  date: 'date',
  month: 'yearmonth',
  boolean: 'boolean'
}

function fieldSchema(field: DatasetField): object {
  return {
    name: field.name,
    type: frictionless[field.type],
    description: field.about,
    constraints: field.optional === true ? {} : { required: true }
  }
}

/** A data set as a Frictionless Table Schema. */
export function tableSchema(dataset: Dataset): object {
  return {
    description: dataset.about,
    fields: dataset.fields.map(fieldSchema),
    primaryKey: [...dataset.key],
    missingValues: ['']
  }
}
