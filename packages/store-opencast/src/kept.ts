export interface KeptOptions {
  readonly keepMs: number;
  readonly clock: () => Date;
}

/**
 * Loads when asked, for all who ask meanwhile, and keeps it for a while. When loading fails what was known last is still
 * the best answer; without any the failure is.
 */
export function kept<T>(load: () => Promise<T>, { keepMs, clock }: KeptOptions): () => Promise<T> {
  let loading: Promise<T> | undefined;
  let last: { readonly value: T; readonly at: number } | undefined;

  async function loadNow(at: number): Promise<T> {
    try {
      last = { value: await load(), at };
    } catch (error) {
      if (!last) throw error;
    } finally {
      loading = undefined;
    }
    return last.value;
  }

  return () => {
    const now = clock().getTime();
    const age = last ? now - last.at : Number.POSITIVE_INFINITY;
    // A clock that was set back makes things look as if they came from the future.
    if (last && age >= 0 && age < keepMs) return Promise.resolve(last.value);
    loading ??= loadNow(now);
    return loading;
  };
}
