/** Plotly reads labels as a kind of HTML: `<b>`, `<a href>`, `&amp;`. Titles are text and shall be read as they are. */
export function escapePlotly(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
