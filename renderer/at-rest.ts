/**
 * Tells on the page's root whether the window is at rest: no answer outstanding, no screen being opened. Who drives the
 * window from outside, as the journeys do, goes on when it is; a person sees the same by the screens' own signs.
 */
let answers = 0
let opening = false

function tell(): void {
  // What asks the office is used without a page as well.
  if (typeof document === 'undefined') return
  document.documentElement.toggleAttribute('data-waiting', answers > 0 || opening)
}

/** Waits with the caller; the page is at rest again once what the answer led to has been drawn. */
export async function whileWaiting<T>(asked: Promise<T>): Promise<T> {
  answers += 1
  tell()
  try {
    return await asked
  } finally {
    setTimeout(() => {
      answers -= 1
      tell()
    })
  }
}

/** A screen is being opened (its guards, its code), or is there. */
export function sayOpening(now: boolean): void {
  opening = now
  tell()
}
