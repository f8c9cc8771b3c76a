/** What the invented site counted: by day, host and video. */
export type FakeDays = Map<string, readonly FakeHost[]>;

export interface FakeHost {
  readonly label: string;
  readonly videos: readonly FakeVideo[];
}

export interface FakeVideo {
  readonly label: string;
  readonly plays: number;
  readonly visitors: number;
  readonly finishes: number;
  /** Seconds; Matomo does not always know. */
  readonly length?: number;
  readonly segments?: readonly { readonly label: string; readonly plays: number }[];
  /** The row in which Matomo adds up what it has cut off leads nowhere. */
  readonly isRest?: boolean;
}

/** A table of a day by its number, as `idsubdatatable` gives it: the first host is 1, videos come behind the hosts. */
export interface Numbered {
  readonly hosts: readonly { readonly id: number; readonly host: FakeHost }[];
  readonly videos: readonly { readonly id: number; readonly host: number; readonly video: FakeVideo }[];
}

export function numbered(hosts: readonly FakeHost[]): Numbered {
  const withIds = hosts.map((host, i) => ({ id: i + 1, host }));
  const videos = withIds.flatMap(({ id, host }) => host.videos.map((video) => ({ host: id, video })));
  return { hosts: withIds, videos: videos.map((video, i) => ({ id: hosts.length + 1 + i, ...video })) };
}
