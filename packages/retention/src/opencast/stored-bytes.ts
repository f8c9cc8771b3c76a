import type { MediaFile } from '@oc-stats/opencast';

/** What an event takes on the disks; `null` where no file of it has a size. */
export interface StoredBytes {
  readonly total: number | null;
  /** What the archive alone takes, and what all publications together: with common files their sum is more than all. */
  readonly archived: number | null;
  readonly published: number | null;
  /** Tracks whose size nobody knows, so that the event takes more than is said. */
  readonly unmeasured: number;
}

/**
 * Opencast names one file many times: two publications may share an address, each channel has a hard link of its own
 * with an address of its own, and the archive may have one as well. All of them lie on one volume, as Opencast demands
 * for hard links, so what is the same file takes its place once.
 */
export function storedBytes(archived: readonly MediaFile[], published: readonly MediaFile[]): StoredBytes {
  const all = distinct([...archived, ...published]);
  return {
    total: sum(all),
    archived: sum(distinct(archived)),
    published: sum(distinct(published)),
    unmeasured: all.filter(({ bytes, duration }) => duration !== null && bytes === null).length,
  };
}

interface Stored {
  readonly bytes: number | null;
  readonly duration: number | null;
}

/**
 * The same address or the same checksum is the same file. Of one without a checksum, the same size to the byte and the
 * same length to the millisecond, within one event, are no accident either.
 */
function distinct(files: readonly MediaFile[]): readonly Stored[] {
  const groups = united(files);
  const isChecked = (group: readonly MediaFile[]) => group.some(({ checksum }) => checksum !== null);
  const checked = groups.filter(isChecked).map(storedOf);
  const seen = new Set(checked.map(likeness));
  const others = groups
    .filter((group) => !isChecked(group))
    .map(storedOf)
    .filter((one) => {
      const like = likeness(one);
      if (like === null) return true;
      const isNew = !seen.has(like);
      seen.add(like);
      return isNew;
    });
  return [...checked, ...others];
}

/** Whatever shares an address or a checksum, directly or through others, stands together. */
function united(files: readonly MediaFile[]): MediaFile[][] {
  const groups = new Map<string, MediaFile[]>();
  for (const file of files) {
    const keys = [`at ${addressOf(file.url)}`, ...(file.checksum === null ? [] : [`sum ${file.checksum}`])];
    const found = new Set(keys.flatMap((key) => groups.get(key) ?? []));
    const group = [...found, file];
    for (const one of group) groups.set(`at ${addressOf(one.url)}`, group);
    for (const { checksum } of group) if (checksum !== null) groups.set(`sum ${checksum}`, group);
  }
  return [...new Set(groups.values())];
}

/** Who has not measured says nothing, so the largest is right. */
function storedOf(group: readonly MediaFile[]): Stored {
  return {
    bytes: largest(group.map(({ size }) => size)),
    duration: largest(group.map(({ duration }) => duration)),
  };
}

function likeness({ bytes, duration }: Stored): string | null {
  return bytes === null || duration === null ? null : `${bytes} ${duration}`;
}

/** Without what a signature adds, which is another one with every answer. */
function addressOf(url: string): string {
  return url.replace(/[?#].*$/s, '');
}

function largest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function sum(files: readonly Stored[]): number | null {
  const known = files.flatMap(({ bytes }) => bytes ?? []);
  return known.length === 0 ? null : known.reduce((total, bytes) => total + bytes, 0);
}
