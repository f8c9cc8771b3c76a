import { expect } from '@open-wc/testing';
import { heightFor, language, layout, nodes, type SceneNode } from '@oc-stats/figures';
import { SAMPLES } from '@oc-stats/figures/gallery';
import { measureIn } from './measure.ts';
import { drawNodes, drawPicture } from './still.ts';

const SVG = 'http://www.w3.org/2000/svg';

function newPicture(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'still');
  return svg;
}

function sceneNodes(name: string): SceneNode {
  const { figure, width, lang } = SAMPLES.find((sample) => sample.name === name)!;
  const size = { width, height: heightFor(figure, width) };
  return nodes(layout(figure, size, measureIn(document.body), language(lang)));
}

describe('a still', () => {
  for (const { name } of SAMPLES) {
    it(`draws ${name} as the nodes say, without styles`, () => {
      const svg = newPicture();
      const node = sceneNodes(name);
      drawPicture(svg, node);
      expect(svg.children).to.have.length(node.children!.length);
      [...svg.children].forEach((element, index) => {
        const { tag, attributes, text } = node.children![index]!;
        expect(element.namespaceURI).to.equal(SVG);
        expect(element.localName).to.equal(tag);
        for (const [key, value] of Object.entries(attributes))
          expect(element.getAttribute(key)).to.equal(value);
        if (text !== undefined) expect(element.textContent).to.equal(text);
      });
      expect(svg.querySelector('[style]'), 'a strict CSP refuses style attributes').to.equal(null);
      expect(svg.getAttribute('class')).to.equal('still');
    });
  }

  it('keeps hostile titles text', () => {
    const svg = newPicture();
    drawPicture(svg, sceneNodes('bars-hostile'));
    expect(svg.querySelector(':not(path, text)')).to.equal(null);
    expect(svg.textContent).to.contain('<img src=x');
  });

  it('keeps its elements when it is drawn again', () => {
    const svg = newPicture();
    drawPicture(svg, sceneNodes('lines-days'));
    const before = [...svg.children];
    drawPicture(svg, sceneNodes('lines-days'));
    expect([...svg.children]).to.deep.equal(before);
  });

  it('leaves nothing of another picture behind', () => {
    const [svg, fresh] = [newPicture(), newPicture()];
    drawPicture(svg, sceneNodes('bars-hostile'));
    drawPicture(svg, sceneNodes('lines-comparison'));
    drawPicture(fresh, sceneNodes('lines-comparison'));
    expect(svg.isEqualNode(fresh)).to.equal(true);
    drawNodes(svg, []);
    expect(svg.childNodes).to.have.length(0);
  });
});
