import { keepingView } from './view.ts';

const LINKS = ['href', 'episode-href', 'series-href'] as const;

/** After the view has changed: every link of the demo, also those that elements make, takes it along. */
export function carryView(root: ParentNode): void {
  const parameters = new URLSearchParams(location.search);
  for (const name of LINKS) {
    for (const element of root.querySelectorAll(`[${name}^="/"]`)) {
      const [path = '/'] = (element.getAttribute(name) ?? '').split('?');
      if (path !== '/openapi.json') element.setAttribute(name, keepingView(path, parameters));
    }
  }
}
