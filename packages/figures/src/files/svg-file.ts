import { nodes, type SceneNode } from '../nodes.ts';
import { PALETTES, type Palette } from '../palette/palette.ts';
import type { Ink, Scene } from '../scene.ts';
import { escapeXml } from './xml.ts';

export interface SvgOptions {
  readonly theme: 'light' | 'dark';
  /** Accessible name and description of the picture; plain text. */
  readonly title: string;
  readonly description: string;
  /** Instead of the theme's own colours. */
  readonly palette?: Palette;
}

const FONT = "'DejaVu Sans', Verdana, 'Noto Sans', sans-serif";

/** A scene as a file that stands alone: no style sheet, no script, no reference to anything outside. */
export function svgFile(scene: Scene, { theme, title, description, palette }: SvgOptions): string {
  const colors = palette ?? PALETTES[theme];
  const root = nodes(scene);
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    ...root.attributes,
    role: 'img',
    'aria-labelledby': 'title description',
    'font-family': FONT,
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg${written(attributes, colors)}>`,
    `<title id="title">${escapeXml(title)}</title><desc id="description">${escapeXml(description)}</desc>`,
    `<rect width="100%" height="100%" fill="${escapeXml(colors.surface)}"/>`,
    ...(root.children ?? []).map((node) => serialize(node, colors)),
    '</svg>\n',
  ].join('');
}

function serialize({ tag, attributes, text, children }: SceneNode, colors: Palette): string {
  const inside =
    text === undefined ? (children ?? []).map((child) => serialize(child, colors)).join('') : escapeXml(text);
  const start = `<${tag}${written(attributes, colors)}`;
  return inside === '' ? `${start}/>` : `${start}>${inside}</${tag}>`;
}

/** Classes name inks; a file says their colours. */
function written(attributes: SceneNode['attributes'], colors: Palette): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) =>
      name === 'class' ? value.split(' ').map((ink) => inked(ink, colors)) : [[name, value]],
    )
    .map(([name, value]) => ` ${name}="${escapeXml(value ?? '')}"`)
    .join('');
}

function inked(name: string, colors: Palette): [string, string] {
  const dash = name.indexOf('-');
  return [name.slice(0, dash), colors[name.slice(dash + 1) as Ink]];
}
