/** What a report may say of a session, by the heading of its column. */
export const HEADINGS = {
  id: ['Session ID'],
  name: ['Session Name'],
  creator: ['Creator'],
  creatorId: ['Creator ID'],
  email: ['Email'],
  folder: ['Folder Name'],
  folderId: ['Folder ID'],
  started: ['Start Time'],
  edited: ['Last Time Edited'],
  minutes: ['Session Length', 'Session Length (Edited minutes)'],
  source: ['Stream Source'],
  views: ['Views and Downloads'],
  viewers: ['Unique Viewers'],
  delivered: ['Minutes Delivered'],
  average: ['Average Minutes Delivered'],
  lastView: ['Most Recent View Date'],
  level0: ['Root Folder (Level 0)'],
  level1: ['Subfolder (Level 1)'],
  level2: ['Subfolder (Level 2)'],
  level3: ['Subfolder (Level 3)'],
  level4: ['Subfolder (Level 4)'],
  archived: ['Archived', 'Archived (True/False)'],
  archivedOn: ['Archived Date'],
  onDemandHours: ['On-Demand Hours'],
  archivedHours: ['Archived Hours', 'Archived Hours (Unedited hours)'],
} as const;

export type Field = keyof typeof HEADINGS;

/** Where a report has each field; `second` is the place that `csvjoin` gives to the same column of the other report. */
export interface Places {
  readonly first: ReadonlyMap<Field, number>;
  readonly second: ReadonlyMap<Field, number>;
}

/** Headings are matched by their words, in any order, whatever their case and spaces. */
export function placesOf(heading: readonly string[]): Places {
  const columns = heading.map(plain);
  const find = (suffix: string) => {
    const places = new Map<Field, number>();
    for (const [field, names] of Object.entries(HEADINGS) as [Field, readonly string[]][]) {
      const at = columns.findIndex((column) => names.some((name) => column === plain(name + suffix)));
      if (at >= 0) places.set(field, at);
    }
    return places;
  };
  return { first: find(''), second: find('2') };
}

function plain(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z0-9]+/g, '');
}
