/** The caller went away: neither a failure of the other side nor a sign that it is well. */
export class Abandoned extends Error {
  constructor(reason: unknown) {
    super('abandoned', { cause: reason });
    this.name = 'Abandoned';
  }
}
