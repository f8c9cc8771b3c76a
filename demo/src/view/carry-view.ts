import { HOME } from '../home.ts';
import { keepingView } from './view.ts';

/** Attributes that lead somewhere; of the links of elements, identifiers are still to be filled in. */
const LINKS = { href: 'a[href]', 'episode-href': '[episode-href]', 'series-href': '[series-href]' };

/** After the view has changed: every link of the demo, also those that elements make, takes it along. */
export function carryView(root: ParentNode): void {
  const parameters = new URLSearchParams(location.search);
  for (const [name, selector] of Object.entries(LINKS)) {
    for (const element of root.querySelectorAll(selector)) {
      const link = element.getAttribute(name) ?? '';
      const [path = ''] = link.split('?');
      if (leadsToPage(link)) element.setAttribute(name, keepingView(path, parameters));
    }
  }
}

/** Files, the interface and places on this very page have no view. */
function leadsToPage(link: string): boolean {
  const { href, hash, pathname } = new URL(link, location.href);
  return hash === '' && href.startsWith(HOME.href) && PAGE.test(pathname.slice(HOME.pathname.length));
}

const PAGE = /^$|^retention$|^(series|episodes|examples)\//;
