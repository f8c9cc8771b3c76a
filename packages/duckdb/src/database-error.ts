/** What can happen to a database, and the code under which its owner reports it. */
const CODES = {
  aborted: 'aborted',
  closed: 'closed',
  damaged: 'corrupt',
  exists: 'exists',
  failed: 'unavailable',
  full: 'unavailable',
  invalid: 'invalid',
  itself: 'invalid',
  locked: 'locked',
  memory: 'unavailable',
  newer: 'newer-schema',
  'open-here': 'locked',
  unequal: 'corrupt',
  unusable: 'unavailable',
} as const;

export type Happening = keyof typeof CODES;
export type DatabaseErrorCode = (typeof CODES)[Happening];

/** What only its owner can say, who knows what the file holds. In all else the message is the whole sentence. */
export type OwnSentences = Readonly<
  Record<
    'aborted' | 'closed' | 'damaged' | 'failed' | 'full' | 'itself' | 'memory' | 'open-here',
    (error: DatabaseError) => string
  >
>;

/** Every way in which a database refuses or fails. Never leaves the package that owns the file: that has errors of its own. */
export class DatabaseError extends Error {
  readonly happening: Happening;
  /** Which file, or which catalogue in it, this is about. */
  readonly file: string;

  constructor(happening: Happening, file: string, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'DatabaseError';
    this.happening = happening;
    this.file = file;
  }

  get code(): DatabaseErrorCode {
    return CODES[this.happening];
  }

  /** The sentence for the person who runs the service. */
  in(own: OwnSentences): string {
    const sentences: Partial<Record<Happening, (error: DatabaseError) => string>> = own;
    return sentences[this.happening]?.(this) ?? this.message;
  }
}

export function throwIfAborted(signal: AbortSignal | undefined, file: string): void {
  if (signal?.aborted) throw aborted(file, signal.reason);
}

export function aborted(file: string, cause: unknown): DatabaseError {
  return new DatabaseError('aborted', file, `The work on ${file} was given up.`, { cause });
}
