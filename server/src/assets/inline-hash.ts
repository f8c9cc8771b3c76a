import { createHash } from 'node:crypto';

/** By which a Content-Security-Policy allows a script or a style that stands in the page itself. */
export function inlineHash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
