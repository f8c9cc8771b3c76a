/** `null` for a template that leads nowhere a link may lead. */
export function hrefFrom(template: string | null, id: string): string | null {
  if (!template || !URL.canParse(template, document.baseURI)) return null;
  if (!/^https?:$/.test(new URL(template, document.baseURI).protocol)) return null;
  return template.replaceAll('{id}', encodeURIComponent(id));
}
