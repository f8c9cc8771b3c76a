/** Titles as real catalogues hold them, and as attackers wish they did. They must stay text everywhere. */
const ODD: readonly string[] = [
  '<b>Important:</b> read this first',
  '<img src=x onerror=alert(document.domain)>',
  '</script><script>alert("oc-stats")</script>',
  'Research &amp; Development &lt;draft&gt;',
  '"Quotes", \'apostrophes\' and `backticks`',
  '=HYPERLINK("http://invalid.example","Grades")',
  'Über Größen, Maße & Öfen: eine Einführung für Ängstliche',
  'شرح النحو العربي: الجملة الفعلية (المحاضرة ٣)',
  'C:\\Lectures\\final_FINAL (2).mp4',
  '👩‍🔬🔥 Chemistry live: what burns, what doesn’t 🚒',
  'Déjà vu: Zürich – Łódź – Þingvellir – İzmir',
  '{{constructor.constructor("return this")()}} ${7*7} %s %d',
  'e\u0301tude: combining a\u0308 and precomposed ä',
  '\u202Ereversed\u202C and zero\u200Bwidth',
  '第十二讲：线性代数的几何意义',
  'Lecture\twith\na line break',
  longTitle(),
  'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW',
];

/** Those of series stand at the top of many pages: as odd, but such as a course could really have. */
const ODD_SERIES: readonly string[] = [
  'HTML for beginners: <b>bold</b>, <i>italic</i> and </script>',
  'Web security: <img src=x onerror=alert(1)> and other surprises',
  'Research &amp; Development',
  'Größe, Maß & Überlieferung: eine Einführung für Ängstliche',
  longTitle(),
  'Chemistry live 🔥: what burns, what doesn’t 🚒',
  'Déjà vu: Zürich – Łódź – Þingvellir – İzmir',
  'The "scare quote", the \'apostrophe\' and the `backtick`',
  'ورشة الترجمة: من العربية إلى الألمانية',
];

export function oddTitle(index: number): string | undefined {
  return ODD[index];
}

export function oddSeriesTitle(index: number): string | undefined {
  return ODD_SERIES[index];
}

function longTitle(): string {
  const reading = Array.from(
    { length: 14 },
    (_, at) => `reading no. ${at + 1} with commentary and discussion`,
  );
  return `On the manifold difficulties of giving a lecture a title that fits: ${reading.join('; ')}`;
}
