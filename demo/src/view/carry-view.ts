import { keepingView } from './view.ts';

const LINKS = {
  href: 'a[href^="/"]',
  'episode-href': '[episode-href^="/"]',
  'series-href': '[series-href^="/"]',
};

/** After the view has changed: every link of the demo, also those that elements make, takes it along. */
export function carryView(root: ParentNode): void {
  const parameters = new URLSearchParams(location.search);
  for (const [name, selector] of Object.entries(LINKS)) {
    for (const element of root.querySelectorAll(selector)) {
      const [path = '/'] = (element.getAttribute(name) ?? '').split('?');
      if (path !== '/openapi.json') element.setAttribute(name, keepingView(path, parameters));
    }
  }
}
