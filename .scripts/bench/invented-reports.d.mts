export function writeReports(
  folder: string,
  sessions: number,
): Promise<{ readonly created: string; readonly usage: string }>;
