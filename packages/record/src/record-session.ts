import { Session } from '@oc-stats/duckdb';
import { recordErrorOf } from './record-error.ts';

/** A connection at the edge of the record: whatever fails in its turn is a `RecordError`. */
export class RecordSession extends Session {
  override async turn<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await super.turn(work);
    } catch (error) {
      throw recordErrorOf(error, this.file);
    }
  }
}
