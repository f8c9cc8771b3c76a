import { node } from './node.ts';
import type { Words } from './words/en.ts';

/** The clipboard may be refused (plain http, a policy); the text is on the page, so saying so is enough. */
export function copyButton(text: () => string, words: Words): HTMLButtonElement {
  const button = node('button', { type: 'button', class: 'copy' }, words.copy);
  const say = (message: string): void => {
    button.textContent = message;
    setTimeout(() => (button.textContent = words.copy), 2_000);
  };
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(text()).then(
      () => say(words.copied),
      () => say(words.notCopied),
    );
  });
  return button;
}
