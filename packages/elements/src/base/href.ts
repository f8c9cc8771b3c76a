import { webAddress } from '../client/web-address.ts';

/** `null` for a template that leads nowhere a link may lead. */
export function hrefFrom(template: string | null, id: string): string | null {
  return template && webAddress(template) ? template.replaceAll('{id}', encodeURIComponent(id)) : null;
}
