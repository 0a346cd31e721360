/** What is on its way to the region: one upload at a time, begun again after a restart. */
export class Uploads {
  /** Stops sending; what has gone stays gone, and the rest goes on at the next start. */
  async close(): Promise<void> {}
}
