import { copyButton } from './copy.ts';
import { frame } from './frame.ts';
import { carryView } from './view/carry-view.ts';
import { rememberView, showView } from './view/switches.ts';
import { viewOf } from './view/view.ts';
import type { View } from './view/view.ts';
import { speechOf } from './words/words.ts';

// The page is there already and written in English; only what is shown on it follows the chosen language.
const main = document.querySelector('main');
main?.setAttribute('lang', 'en');
main?.setAttribute('dir', 'ltr');
show(viewOf(new URLSearchParams(location.search), navigator.languages));

function show(view: View): void {
  const { words } = speechOf(view.lang);
  frame(view, words, (next) => {
    rememberView(next);
    show(next);
  });
  showView(view);
  carryView(document);
  for (const stage of document.querySelectorAll<HTMLElement>('.stage')) {
    stage.lang = view.lang;
    stage.dir = view.dir;
  }
  for (const caption of document.querySelectorAll('.snippet figcaption')) {
    const code = caption.parentElement?.querySelector('code');
    caption.replaceChildren(
      words.embed,
      copyButton(() => code?.textContent ?? '', words),
    );
  }
}
