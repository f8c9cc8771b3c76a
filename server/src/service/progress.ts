const PATIENCE_MS = 2_000;
const PLAIN_STEP = 0.1;

export interface Progress {
  /** `remark` says where it is just now. */
  update(share: number, remark?: string): void;
  end(): void;
}

/**
 * Says how far something is, but only once it has taken so long that a person wonders. On a terminal one line that
 * moves, in a log a line every tenth.
 */
export function createProgress(
  what: string,
  out: { readonly isTTY?: boolean; write(text: string): unknown },
  now: () => number = () => performance.now(),
): Progress {
  const started = now();
  let shown = -1;
  return {
    update(share, remark) {
      if (now() - started < PATIENCE_MS) return;
      const step = out.isTTY ? 0.01 : PLAIN_STEP;
      const reached = Math.floor(share / step);
      if (reached === shown) return;
      shown = reached;
      const text = `${what}: ${Math.round(share * 100)} %${remark ? `, ${remark}` : ''}`;
      out.write(out.isTTY ? `\r\x1b[K${text}` : `${text}\n`);
    },
    end() {
      if (shown >= 0 && out.isTTY) out.write('\n');
    },
  };
}
