import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';

export type Path = readonly PropertyKey[];

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A plan as somebody wrote it: what it says, and where. */
export class PlanText {
  readonly #document: Document;
  readonly #lines: LineCounter;

  constructor(text: string) {
    this.#lines = new LineCounter();
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
  }

  /** What keeps it from being YAML at all. */
  get mistakes(): (Place & { readonly message: string })[] {
    return this.#document.errors.map(({ message, pos }) => ({ ...this.#at(pos[0]), message }));
  }

  /** A key with nothing behind it is as good as none. */
  get values(): unknown {
    return withoutEmpty(this.#document.toJS());
  }

  /** What is wanted decides what a value is: a folder `2024` is as much a text as a horizon of 24 is a number. */
  readAsText(path: Path): boolean {
    const node = this.#nodeAt(path);
    if (!isScalar(node) || typeof node.value === 'string' || node.source === undefined) return false;
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

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const given = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(given.map(([key, inner]) => [key, withoutEmpty(inner)]));
}
