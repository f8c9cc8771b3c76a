/** The minor number of an External API version: v1.0.0 … v1.11.0. */
export type ApiVersion = number;

export const CURRENT: ApiVersion = 11;

export function versionName(version: ApiVersion): string {
  return `v1.${version}.0`;
}

export function allVersions(): readonly ApiVersion[] {
  return Array.from({ length: CURRENT + 1 }, (_, version) => version);
}

/** Opencast looks whether the header contains a type, and wildcards and plain JSON win. `null`: not acceptable. */
export function acceptedVersion(accept: string | undefined): ApiVersion | null {
  if (accept === undefined || accept === '') return CURRENT;
  if (['application/json', 'application/*', '*/*'].some((type) => accept.includes(type))) return CURRENT;
  return (
    allVersions().findLast((version) => accept.includes(`application/${versionName(version)}+json`)) ?? null
  );
}
