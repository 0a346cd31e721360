/** What the launcher tells the person at the terminal. Always stderr: standard output belongs to the program (headless answers). */

/** @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`komek: ${sentence}\n`)
}

/** An expected failure: its message is all the person needs to read, no stack is shown. */
export class LaunchError extends Error {}
