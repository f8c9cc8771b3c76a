import type { SceneNode } from '@oc-stats/figures';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes the children of `parent` what `wanted` says, keeping every element that may stay: a redraw changes a few
 * attributes and removes nothing. Titles arrive as text nodes, so no markup in them is ever read as markup.
 */
export function drawNodes(parent: Element, wanted: readonly SceneNode[]): void {
  wanted.forEach((node, index) => {
    const present = parent.children[index];
    const element = present?.localName === node.tag ? present : document.createElementNS(SVG, node.tag);
    if (element !== present) {
      if (present) present.replaceWith(element);
      else parent.append(element);
    }
    drawNode(element, node);
  });
  while (parent.children.length > wanted.length) parent.lastElementChild!.remove();
}

/** Draws a whole picture into an element that keeps its own name, class and role. */
export function drawPicture(svg: Element, { attributes, children }: SceneNode): void {
  setAttributes(svg, attributes);
  drawNodes(svg, children ?? []);
}

function drawNode(element: Element, { attributes, children, text }: SceneNode): void {
  for (const name of element.getAttributeNames()) {
    if (!(name in attributes)) element.removeAttribute(name);
  }
  setAttributes(element, attributes);
  if (text === undefined) drawNodes(element, children ?? []);
  else if (element.textContent !== text) element.textContent = text;
}

function setAttributes(element: Element, attributes: SceneNode['attributes']): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}
