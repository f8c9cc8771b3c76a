import type { CSSResult } from 'lit';

/** Gives a shadow root the styles of something that has been loaded later. */
export function adopt(root: ShadowRoot, { styleSheet }: CSSResult): void {
  if (!styleSheet || root.adoptedStyleSheets.includes(styleSheet)) return;
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styleSheet];
}
