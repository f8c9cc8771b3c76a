import type { RetentionOverview } from '@oc-stats/contract';
import { formatTitle, type Language } from '@oc-stats/figures';
import { wordsOf } from '@oc-stats/figures/retention';
import { html, nothing, type TemplateResult } from 'lit';
import { breadcrumb } from './breadcrumb.ts';
import { selectField } from './fields.ts';

/** More than anybody reads through; all of them are in the table, where each can be opened, too. */
const MOST = 200;

export interface FolderWay {
  readonly path: readonly string[];
  readonly folders: RetentionOverview['byFolder'];
  readonly go: (path: readonly string[]) => void;
}

/** Where the reader is among the folders, the way back, and one down for those who do not point at bars. */
export function folderWay({ folders, go, path }: FolderWay, language: Language): TemplateResult {
  const { folder } = wordsOf(language);
  const names = folders
    .filter(isOpenable)
    .slice(0, MOST)
    .map(({ value }) => value);
  return html`<div class="way">
    ${breadcrumb(path, language, (depth) => go(path.slice(0, depth)))}
    ${
      names.length === 0
        ? nothing
        : selectField({
            label: folder.label,
            value: '',
            options: [
              ['', folder.choose],
              ...names.map((name, at) => [String(at), formatTitle(name, language)] as const),
            ],
            choose: (at, select) => {
              select.value = '';
              const name = names[Number(at)];
              if (name !== undefined && at !== '') go([...path, name]);
            },
          })
    }
  </div>`;
}

/** What lies in no folder, or in none further down, cannot be looked into. */
export function isOpenable({ value }: { readonly value: string }): boolean {
  return value !== '' && value !== '(no folder)';
}
