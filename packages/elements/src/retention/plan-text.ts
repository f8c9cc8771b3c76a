/** A plan as people write it: YAML, of which only what plans need. Texts that could be something else have quotes. */
export function planText(plan: object): string {
  return lines(plan, '').join('\n') + '\n';
}

function lines(section: object, indent: string): string[] {
  return Object.entries(section).flatMap(([key, value]: [string, unknown]) => {
    if (value === undefined || value === null) return [];
    const name = indent + textOf(key);
    if (Array.isArray(value)) return list(name, value as unknown[], indent);
    if (!isSection(value)) return [`${name}: ${plain(value)}`];
    const inner = lines(value, `${indent}  `);
    return inner.length > 0 ? [`${name}:`, ...inner] : [`${name}: {}`];
  });
}

function list(name: string, values: readonly unknown[], indent: string): string[] {
  if (!values.some(isSection)) return [`${name}: [${values.map(plain).join(', ')}]`];
  const items = values.flatMap((value) => {
    const [first = '', ...rest] = isSection(value) ? lines(value, `${indent}    `) : [`    ${plain(value)}`];
    return [`${indent}  - ${first.trimStart()}`, ...rest];
  });
  return [`${name}:`, ...items];
}

function isSection(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plain(value: unknown): string {
  return typeof value === 'string' ? textOf(value) : JSON.stringify(value);
}

/** Words and spaces that begin with a letter mean themselves, unless they are one of YAML's own; all else is JSON. */
function textOf(text: string): string {
  const isPlain = /^\p{L}[\p{L}\p{N} _./()-]*$/u.test(text) && !/ $/.test(text) && !OWN.test(text);
  return isPlain ? text : JSON.stringify(text);
}

const OWN = /^(y|n|yes|no|on|off|true|false|null|nan|inf)$/i;
