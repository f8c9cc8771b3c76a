import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
} from 'yaml';
import { interpolated, type Environment } from './interpolate.ts';
import type { Mistake } from './mistake.ts';

/** A configuration file as read: its values, and where each of them stands. */
export interface ConfigDocument {
  readonly values: unknown;
  /** Whether it is YAML at all; the mistakes in it are not of the kind that make the values meaningless. */
  readonly readable: boolean;
  readonly mistakes: readonly Mistake[];
  /** `config.yaml:12:3`; of the key itself where `key` is given. */
  place(path: readonly PropertyKey[], key?: string): string;
}

export function readDocument(name: string, text: string, env: Environment): ConfigDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${name}:${line}:${col}`;
  };
  const mistakes = document.errors.map(({ pos, message }) => ({ place: at(pos[0]), message }));
  if (mistakes.length > 0) return { values: {}, readable: false, mistakes, place: () => name };

  visit(document, {
    Scalar: (_key, node) => {
      // What is wanted decides what a value is: a password of digits is as much a text as a port is a number.
      if ((typeof node.value === 'number' || typeof node.value === 'boolean') && node.source !== undefined) {
        node.value = node.source;
      }
      if (typeof node.value !== 'string') return;
      node.value = interpolated(node.value, env, (variable) => {
        const message = `the variable ${variable} is not set. Set it, or write \${${variable}:-default}.`;
        mistakes.push({ place: at(node.range?.[0] ?? 0), message });
      });
    },
  });
  return {
    values: document.toJS() ?? {},
    readable: true,
    mistakes,
    place: (path, key) => at(offsetOf(document, path, key)),
  };
}

/** A missing value stands where its section stands. */
function offsetOf(document: Document, path: readonly PropertyKey[], key: string | undefined): number {
  const parent = nodeAt(document, path);
  if (key !== undefined && isMap(parent)) {
    const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key) as
      Pair<Node> | undefined;
    if (pair?.key.range) return pair.key.range[0];
  }
  if (parent?.range) return parent.range[0];
  return path.length > 0 ? offsetOf(document, path.slice(0, -1), String(path.at(-1))) : 0;
}

function nodeAt(document: Document, path: readonly PropertyKey[]): Node | null {
  if (path.length === 0) return document.contents;
  const parent = document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  const holder = path.length === 1 ? document.contents : parent;
  const found: unknown = isMap(holder) || isSeq(holder) ? holder.get(last, true) : null;
  return isNode(found) ? found : null;
}
