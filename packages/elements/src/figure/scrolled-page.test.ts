import { expect } from '@open-wc/testing';
import type { Figure } from '@oc-stats/figures';
import { SAMPLES } from '@oc-stats/figures/gallery';
import { mountFigure, part } from '../fixture/figure.fixture.ts';
import { clear, next, until } from '../fixture/mount.fixture.ts';

function sample(name: string): Figure {
  return SAMPLES.find((each) => each.name === name)!.figure;
}

describe('oc-figure on a page that scrolls', () => {
  afterEach(clear);

  it('leaves no bar where the page scrolls what is too wide', async () => {
    const element = await mountFigure(sample('lines-days'));
    const box = document.createElement('div');
    box.style.cssText = 'width: 720px; overflow: auto';
    element.parentElement!.append(box);
    for (const direction of ['ltr', 'rtl']) {
      box.dir = direction;
      box.append(element);
      await until(() => part(element, '.still')!.getAttribute('width') === '720');
      expect(box.scrollWidth, direction).to.equal(720);
    }
    box.remove();
  });

  it('opens the menu at its button, however far the page is scrolled', async () => {
    const element = await mountFigure(sample('lines-days'));
    element.style.marginBlock = '100vh';
    scrollTo(0, element.offsetTop - 40);
    expect(scrollY).to.be.above(0);
    const button = part(element, '[popovertarget]')!;
    const menu = part(element, '[popover]')!;
    const opened = next(menu, 'toggle');
    button.click();
    await opened;
    const { bottom } = button.getBoundingClientRect();
    expect(menu.getBoundingClientRect().top - bottom).to.be.within(0, 4);
    scrollBy(0, 30);
    expect(menu.getBoundingClientRect().top - bottom).to.be.within(-30, -26);
    menu.hidePopover();
    scrollTo(0, 0);
  });
});
