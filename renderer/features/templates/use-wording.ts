import { computed, onBeforeUnmount, reactive, ref, shallowRef, watch } from 'vue'
import type { InputOf, OutputOf } from '@shared/contract'
import { asFailure, call, type OfficeFailure } from '../../office'

export type Templates = OutputOf<'templates.list'>
export type TemplateName = Templates['templates'][number]['template']
export type TemplateBlock = Templates['templates'][number]['blocks'][number]
export type Sample = InputOf<'templates.preview'>['sample']
export type Problem = OutputOf<'templates.preview'>['problems'][number]

/** Which papers show a template's words, the most telling first. */
export const samplesOf: Record<TemplateName, readonly Sample[]> = {
  'letter-assign': ['conditional', 'unconditional'],
  'letter-refuse': ['refuse'],
  'letter-assign-other': ['housing', 'tariff', 'local', 'kit'],
  'letter-refuse-other': ['refuse-other'],
  'letter-change': ['change', 'appeal', 'overpaid'],
  'letter-suspend': ['suspend'],
  'letter-resume': ['resume'],
  'letter-terminate': ['terminate', 'death'],
  'letter-change-common': ['overpaid', 'change', 'suspend'],
  'letter-programmes': ['housing', 'tariff', 'local', 'kit', 'refuse-other', 'change'],
  'letter-common': ['conditional', 'unconditional', 'refuse', 'housing', 'change'],
  'survey-act': ['survey-act']
}

/** Typing goes on undisturbed; a paper is drawn in the pause. */
const pauseMs = 500

type Words = Record<string, { kk: string; ru: string }>

/** A template's words while they are being changed: what is wrong with them, and the paper they make. */
export function useWording() {
  const loaded = shallowRef<Templates | null>(null)
  const template = ref<TemplateName>('letter-assign')
  const sample = ref<Sample>('conditional')
  const words = reactive<Words>({})
  const problems = shallowRef<readonly Problem[]>([])
  const pdf = ref<string | null>(null)
  const pages = ref(0)
  const drawing = ref(false)
  const failure = shallowRef<OfficeFailure | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  const blocks = computed(
    () => loaded.value?.templates.find((one) => one.template === template.value)?.blocks ?? []
  )
  const changed = computed(() => {
    const differing = blocks.value.filter(({ name, text }) => {
      const now = words[name]
      return now !== undefined && (now.kk !== text.kk || now.ru !== text.ru)
    })
    return new Set(differing.map(({ name }) => name))
  })
  const dirty = computed(() => changed.value.size > 0)

  function take(from: readonly TemplateBlock[]): void {
    for (const name of Object.keys(words)) delete words[name]
    for (const { name, text } of from) words[name] = { ...text }
  }

  async function load(): Promise<void> {
    try {
      loaded.value = await call('templates.list', {})
      failure.value = null
      take(blocks.value)
    } catch (error) {
      failure.value = asFailure(error)
    }
  }

  /** The words of an earlier version, to be looked at and put in force again. */
  async function beginFrom(version: number): Promise<void> {
    const earlier = await call('templates.list', { version })
    take(earlier.templates.find((one) => one.template === template.value)?.blocks ?? [])
  }

  async function draw(): Promise<void> {
    const mine = ++turn
    drawing.value = true
    try {
      const input = { template: template.value, blocks: plain(words), sample: sample.value }
      const drawn = await call('templates.preview', input)
      if (mine !== turn) return
      problems.value = drawn.problems
      failure.value = null
      if (drawn.pdf === null) return
      pdf.value = drawn.pdf
      pages.value = drawn.pages
    } catch (error) {
      if (mine === turn) failure.value = asFailure(error)
    } finally {
      if (mine === turn) drawing.value = false
    }
  }

  /** @throws OfficeFailure what `templates.save` refuses with */
  async function save(reason: string): Promise<number> {
    const basedOn = loaded.value?.version ?? 0
    const saved = await call('templates.save', {
      template: template.value,
      blocks: plain(words),
      basedOn,
      reason
    })
    loaded.value = saved
    take(blocks.value)
    return saved.version
  }

  watch(template, (name) => {
    sample.value = samplesOf[name][0] ?? 'conditional'
    take(blocks.value)
  })
  watch([words, sample], () => {
    clearTimeout(timer)
    if (Object.keys(words).length > 0) timer = setTimeout(() => void draw(), pauseMs)
  })
  onBeforeUnmount(() => {
    clearTimeout(timer)
    turn++
  })

  return {
    loaded,
    template,
    sample,
    words,
    blocks,
    changed,
    dirty,
    problems,
    pdf,
    pages,
    drawing,
    failure,
    load,
    beginFrom,
    save
  }
}

function plain(words: Words): Words {
  return Object.fromEntries(Object.entries(words).map(([name, text]) => [name, { ...text }]))
}
