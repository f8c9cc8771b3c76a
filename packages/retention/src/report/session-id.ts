const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Panopto writes ids in either case and sometimes in braces; `null` for what is none. */
export function sessionIdOf(text: string): string | null {
  if (GUID.test(text)) return text;
  const id = text
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase();
  return GUID.test(id) ? id : null;
}
