import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type YAMLError,
} from 'yaml';
import type { Place, PlanMistake } from './plan-error.ts';

export type Path = readonly PropertyKey[];

/** A plan as somebody wrote it: what it says, and where. */
export class PlanText {
  readonly #document: Document;
  readonly #lines: LineCounter;

  constructor(text: string) {
    this.#lines = new LineCounter();
    const told = { lineCounter: this.#lines, logLevel: 'error', prettyErrors: false } as const;
    this.#document = parseDocument(text, told);
  }

  /** What keeps it from being YAML at all, or would be more than a plan may be. */
  get mistakes(): PlanMistake[] {
    const { errors, warnings } = this.#document;
    const found = [...errors, ...warnings].map((error) => ({
      ...this.#at(error.pos[0]),
      message: inWords(error),
    }));
    return found.length > 0 ? found : this.#loose;
  }

  /** Aliases of what is not there, or of what they are a part of. */
  get #loose(): PlanMistake[] {
    const found: PlanMistake[] = [];
    visit(this.#document, {
      Alias: (_key, alias, above) => {
        const meant = alias.resolve(this.#document);
        const place = this.#at(alias.range?.[0] ?? 0);
        if (meant === undefined)
          found.push({ ...place, message: `nothing above is marked as &${alias.source}.` });
        else if (above.includes(meant))
          found.push({ ...place, message: `&${alias.source} would contain itself.` });
      },
    });
    return found;
  }

  get values(): unknown {
    return this.#document.toJS() as unknown;
  }

  /** What is wanted decides what a value is: a folder `2024` is as much a text as a horizon of 24 is a number. */
  readAsText(path: Path): boolean {
    const node = this.#nodeAt(path);
    if (!isScalar(node) || node.value === null || node.source === undefined) return false;
    if (typeof node.value === 'string') return false;
    node.value = node.source;
    return true;
  }

  /** Where a value stands, or the key that it has; what is missing stands where its section does. */
  placeOf(path: Path, key?: string): Place {
    const node = this.#nodeAt(path);
    if (key !== undefined && isMap(node)) {
      const own = node.items.map(({ key }) => key).find((one) => isScalar(one) && String(one.value) === key);
      if (isScalar(own) && own.range) return this.#at(own.range[0]);
    }
    if (node?.range) return this.#at(node.range[0]);
    return path.length > 0 ? this.placeOf(path.slice(0, -1), String(path.at(-1))) : this.#at(0);
  }

  #at(offset: number): Place {
    const { col, line } = this.#lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  #nodeAt(path: Path) {
    let node: unknown = this.#document.contents;
    for (const key of path) node = isMap(node) || isSeq(node) ? node.get(key, true) : null;
    return isNode(node) ? node : null;
  }
}

/** YAML's own words are for those who write programs. */
function inWords({ code, message }: YAMLError): string {
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here; a file holds one plan.';
  if (code === 'TAG_RESOLVE_FAILED') return `${message}. A plan has no tags (“!…”); quote what is a text.`;
  if (code === 'DUPLICATE_KEY') return 'this key is there twice.';
  if (message.includes('call stack')) return 'this is nested too deeply.';
  return message;
}
