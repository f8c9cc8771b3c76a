/** Everything, with all samples, for whoever wants to compare two runs. */
export function asJson(report) {
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** One Markdown table, as it stands in the README. */
export function asTable({ version, date, machine, seconds, rows }) {
  const { cores, processor, memoryGigabytes, node, chromium, load } = machine;
  const where = [
    `${cores} cores (${processor})`,
    `${memoryGigabytes} GB`,
    `Node ${node}`,
    ...(chromium ? [`Chromium ${chromium}`] : []),
    `load ${load} at the start`,
  ];
  const title = `oc-stats ${version}, ${date}, ${where.join(', ')}; measured in ${seconds} s`;
  if (rows.length === 0) return `${title}\n\nNothing to measure.\n`;
  const lines = [
    ['what', 'measured: median (least – most)', 'budget', '', 'how'],
    ['---', '---', '---', '---', '---'],
    ...rows.map((row, i) => [
      row.what,
      measuredText(row),
      budgetText(row),
      verdict(row),
      row.how && row.how === rows[i - 1]?.how ? 'as above' : (row.how ?? ''),
    ]),
  ];
  return `${title}\n\n${lines.map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n')}\n`;
}

function measuredText({ measured, value, min, max, unit, of, detail }) {
  if (measured !== undefined) return measured;
  const which = of === 'median' ? '' : of === 'max' ? 'at most ' : `${of} `;
  const spread = min === max ? '' : ` (${number(min)} – ${number(max)})`;
  return `${which}${number(value)} ${unit}${spread}${detail ? `: ${detail}` : ''}`;
}

function budgetText({ budget, most, least, unit }) {
  if (budget !== undefined) return budget;
  if (most !== undefined) return `≤ ${number(most)} ${unit}`;
  return least === undefined ? '' : `≥ ${number(least)} ${unit}`;
}

function verdict({ within }) {
  if (within === null || within === undefined) return '';
  return within ? 'ok' : '**over**';
}

/** Three digits tell enough. */
function number(value) {
  if (Number.isInteger(value)) return String(value);
  return value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2);
}

/** Markdown would take a tag for a tag, and a bar for the end of the cell. */
function cell(text) {
  return text
    .replace(/<[^>]+>/g, '`$&`')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ');
}
