import { AskError } from '../ask.ts';
import { node } from '../node.ts';
import { linkTo } from './page.ts';
import type { Page, PageContext } from './page.ts';

export function nowherePage(context: PageContext): Page {
  const { words } = context.speech;
  return {
    title: words.notFound,
    content: [
      node('p', { class: 'large' }, words.notFound),
      node('p', {}, words.notFoundText),
      node('p', {}, node('a', { href: linkTo({ page: 'organization' }, context) }, words.toCatalogue)),
    ],
  };
}

/** The page could not learn whom it is about. It says why, names the code, and offers a way on. */
export function troublePage(error: unknown, context: PageContext, again: () => void): Page {
  const { words } = context.speech;
  const code = error instanceof AskError ? error.code : 'internal';
  const said = words.problems[code] ?? (error instanceof AskError ? error.message : words.failed);
  const retry = node('button', { type: 'button' }, words.again);
  retry.addEventListener('click', again);
  return {
    title: said,
    content: [
      node('p', { class: 'large' }, said),
      node('p', { class: 'facts' }, node('code', {}, code)),
      node(
        'p',
        { class: 'ways' },
        ...(code.startsWith('unknown-') ? [] : [retry]),
        node('a', { href: linkTo({ page: 'organization' }, context) }, words.toCatalogue),
      ),
    ],
  };
}
