/** Text in an HTML text or a quoted attribute, whatever it holds. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A page of the service itself, for the moments when there is nothing else to show, and no icon to ask for either. */
export function plainPage(title: string, paragraph: string, head = ''): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${escaped(title)}</title>${head}
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(paragraph)}</p>
</main>
</body>
</html>
`;
}
