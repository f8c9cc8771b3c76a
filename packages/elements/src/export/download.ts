const TYPES = {
  csv: 'text/csv;charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Long enough for every browser to have begun. */
const KEEP_MS = 40_000;

export function blobOf(content: string | Uint8Array<ArrayBuffer>, format: keyof typeof TYPES): Blob {
  return new Blob([content], { type: TYPES[format] });
}

/** Hands a file to the reader. */
export function download(file: Blob, name: string): void {
  const href = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), KEEP_MS);
}
