import { query, type Parameters } from './path.ts';
import { OWN_ORGANIZATION } from './scope.ts';

/** The page with one element, for an iframe. */
export function embedPath(
  element: string,
  id: string = OWN_ORGANIZATION,
  parameters: Parameters = {},
): string {
  return `/embed/${element}/${encodeURIComponent(id)}${query(parameters)}`;
}
