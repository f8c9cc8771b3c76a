/** What a page may ask or lead to; `null` for anything else, such as `javascript:`. */
export function webAddress(text: string): URL | null {
  const url = URL.canParse(text, document.baseURI) ? new URL(text, document.baseURI) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
}
