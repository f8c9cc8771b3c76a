type Attributes = Readonly<Record<string, string | boolean>>;
export type Content = Node | string | null;

/**
 * Makes an HTML element. Strings become text and nothing else: titles come from people, and there is no way in this
 * demo to turn one into markup.
 */
export function node<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes?: Attributes,
  ...content: readonly Content[]
): HTMLElementTagNameMap[K];
export function node(name: string, attributes?: Attributes, ...content: readonly Content[]): HTMLElement;
export function node(name: string, attributes: Attributes = {}, ...content: readonly Content[]): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, '');
    else if (value !== false) element.setAttribute(key, value);
  }
  element.append(...content.filter((part) => part !== null));
  return element;
}
