/** What has been seen in reports. Others count like these, and are told, because a scope of a plan may miss them. */
export const KNOWN_SOURCES: readonly string[] = [
  'Android',
  'Mixed',
  'Panopto Capture',
  'Panopto for Mac',
  'Panopto for Windows',
  'RTMP',
  'Unspecified',
  'Web API',
  'Zoom',
  'iOS',
];
