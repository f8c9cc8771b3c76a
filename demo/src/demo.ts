import { placeOf } from './address.ts';
import type { Place } from './address.ts';
import { frame } from './frame.ts';
import { HOME } from './home.ts';
import { node } from './node.ts';
import { episodePage } from './pages/episode.ts';
import { organizationPage } from './pages/organization.ts';
import type { Page, PageContext } from './pages/page.ts';
import { retentionPage } from './pages/retention.ts';
import { seriesPage } from './pages/series.ts';
import { nowherePage, troublePage } from './pages/trouble.ts';
import { carryView } from './view/carry-view.ts';
import { rememberView, showView } from './view/switches.ts';
import { viewOf } from './view/view.ts';
import type { View } from './view/view.ts';
import { speechOf } from './words/words.ts';

let drawing = new AbortController();

void draw(viewOf(new URLSearchParams(location.search), navigator.languages));

async function draw(view: View): Promise<void> {
  drawing.abort();
  drawing = new AbortController();
  const { signal } = drawing;
  const speech = speechOf(view.lang);
  const main = frame(view, speech.words, (next) => look(next, view));
  showView(view);

  const context: PageContext = { speech, parameters: new URLSearchParams(location.search), signal };
  const page = await pageFor(placeOf(location.pathname, HOME.pathname), context).catch((error: unknown) =>
    troublePage(error, context, () => void draw(view)),
  );
  if (signal.aborted) return;
  document.title = `${page.title} · oc-stats`;
  main.replaceChildren(node('h1', { class: 'unseen', dir: 'auto' }, page.title), ...page.content);
  main.removeAttribute('aria-busy');
}

/** Other words need another page; theme, direction and width are a matter of style sheets. */
function look(next: View, before: View): void {
  rememberView(next);
  if (next.lang !== before.lang) return void draw(next);
  showView(next);
  carryView(document);
}

async function pageFor(place: Place, context: PageContext): Promise<Page> {
  switch (place.page) {
    case 'organization':
      return organizationPage(context);
    case 'series':
      return seriesPage(place.id, context);
    case 'episode':
      return episodePage(place.id, context);
    case 'retention':
      return retentionPage(context);
    case 'nowhere':
      return nowherePage(context);
  }
}
