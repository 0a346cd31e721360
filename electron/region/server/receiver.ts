/** The region's receiving server. */
export class Receiver {
  /** Stops listening; what has come in stays. */
  async close(): Promise<void> {}
}
