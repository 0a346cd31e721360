const seconds = 0.12
const loudness = 0.15
let context: AudioContext | null = null

/** One short tone; high for yes, low for no. Made by the window itself, so no file is played. */
export function tone(hertz: number): void {
  context ??= new AudioContext()
  const source = context.createOscillator()
  const volume = context.createGain()
  source.frequency.value = hertz
  volume.gain.value = loudness
  source.connect(volume).connect(context.destination)
  source.start()
  source.stop(context.currentTime + seconds)
}
