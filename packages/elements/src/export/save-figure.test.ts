import { expect } from '@open-wc/testing';
import { language, table, type Figure } from '@oc-stats/figures';
import { SAMPLES } from '@oc-stats/figures/gallery';
import { csv } from '@oc-stats/figures/files';
import { StatsClient } from '../client/stats-client.ts';
import { button, drawn, mountFigure, part } from '../fixture/figure.fixture.ts';
import { clear, until } from '../fixture/mount.fixture.ts';
import type { OcFigure } from '../figure/oc-figure.ts';

function sample(name: string): Figure {
  return SAMPLES.find((each) => each.name === name)!.figure;
}

const en = language('en');

interface Download {
  readonly name: string;
  readonly file: Blob;
}

/** What the browser would have saved. */
let downloads: Download[] = [];
const { createObjectURL } = URL;
const { click } = HTMLAnchorElement.prototype;

async function save(element: OcFigure, label: string): Promise<Download> {
  downloads = [];
  button(element, label).click();
  await until(() => downloads.length > 0);
  return downloads[0]!;
}

async function pixels(
  file: Blob,
): Promise<{ width: number; height: number; at: (x: number, y: number) => string }> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = bitmap;
  const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  return { width, height, at: (x, y) => String(context.getImageData(x, y, 1, 1).data) };
}

describe('saving a figure', () => {
  before(() => {
    const files = new Map<string, Blob>();
    URL.createObjectURL = (file: Blob) => {
      const url = createObjectURL(file);
      files.set(url, file);
      return url;
    };
    HTMLAnchorElement.prototype.click = function () {
      downloads.push({ name: this.download, file: files.get(this.href)! });
    };
  });
  after(() => {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  });
  afterEach(clear);

  it('as CSV: the numbers that are shown, without hidden lines', async () => {
    const element = await mountFigure(sample('lines-days'));
    const { name, file } = await save(element, 'CSV');
    expect(name).to.match(/ 2026-08-22 2026-11-19\.csv$/);
    expect(await file.text()).to.equal(csv(element.figure!, en, {}).replace(/^\ufeff/, ''));
    part(element, '.legend button')!.click();
    await element.updateComplete;
    const [heading] = (await (await save(element, 'CSV')).file.text()).split('\r\n');
    expect(heading).to.equal('Day,Visitor-days,Finished');
  });

  it('as XLSX: a workbook', async () => {
    const { name, file } = await save(await mountFigure(sample('bars-hostile')), 'XLSX');
    expect(name).to.match(/\.xlsx$/);
    expect(await file.slice(0, 2).text()).to.equal('PK');
    expect(file.type).to.equal('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  });

  it('as SVG: the size, colours and lines that are shown, and titles as text', async () => {
    const element = await mountFigure(sample('lines-days'));
    element.style.setProperty('--oc-stats-color-2', 'rgb(1, 2, 3)');
    element.style.width = '600px';
    await until(() => part(element, '.still')!.getAttribute('width') === '600');
    part(element, '.legend button')!.click();
    await element.updateComplete;
    const text = await (await save(element, 'Picture (SVG)')).file.text();
    const svg = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    expect(svg.localName).to.equal('svg');
    expect(svg.getAttribute('width')).to.equal('632');
    expect(svg.querySelector('path[stroke="rgb(1, 2, 3)"]')).to.not.equal(null);
    expect(svg.textContent).to.contain('visitor-days').and.not.contain('3 plays');
    expect(text).to.not.contain('var(').and.not.contain('currentColor').and.not.contain('color(srgb');

    const bars = await (await save(await mountFigure(sample('bars-hostile')), 'Picture (SVG)')).file.text();
    const titles = new DOMParser().parseFromString(bars, 'image/svg+xml');
    expect(titles.querySelector('img, script, foreignObject, parsererror')).to.equal(null);
    expect(titles.documentElement.textContent).to.contain('<img src=x');
  });

  it('as PNG: twice as dense as the screen, in the theme of the page', async () => {
    const element = await mountFigure(sample('curve-siblings'), { theme: 'dark' });
    const { width } = part(element, '.chart')!.getBoundingClientRect();
    const { name, file } = await save(element, 'Picture (PNG)');
    expect(name).to.match(/\.png$/);
    const picture = await pixels(file);
    expect(picture.width).to.equal((Math.floor(width) + 32) * 2);
    expect(picture.at(2, 2)).to.equal('22,25,29,255');
  });

  it('says so when a file cannot be made, and offers the others', async () => {
    const element = await mountFigure(sample('lines-days'));
    const { decode } = HTMLImageElement.prototype;
    HTMLImageElement.prototype.decode = () => Promise.reject(new Error('forbidden'));
    button(element, 'Picture (PNG)').click();
    await until(() => part(element, '.notice'));
    HTMLImageElement.prototype.decode = decode;
    expect(part(element, '[role=status]')!.textContent).to.equal(en.words.face.exportFailed);
    await save(element, 'Picture (SVG)');
    await element.updateComplete;
    expect(part(element, '.notice')).to.equal(null);
  });

  it('as PNG from the service where the browser hands out noise', async () => {
    const { fetch } = window;
    const { getImageData } = CanvasRenderingContext2D.prototype;
    window.fetch = () => Promise.resolve(new Response('from the service'));
    CanvasRenderingContext2D.prototype.getImageData = (_x, _y, width, height) => {
      const noise = new ImageData(width, height);
      crypto.getRandomValues(noise.data);
      return noise;
    };
    const element = await mountFigure(sample('lines-days'), {
      path: '/api/v1/stats/series/a/timeline?period=P90D',
      client: new StatsClient('https://stats.example'),
    });
    await drawn(element);
    const { file } = await save(element, 'Picture (PNG)');
    CanvasRenderingContext2D.prototype.getImageData = getImageData;
    window.fetch = fetch;
    expect(await file.text()).to.equal('from the service');
  });

  // The last one: a policy that a page has said cannot be taken back.
  it('as PNG from the service where the page forbids to draw one', async () => {
    const policy = Object.assign(document.createElement('meta'), { httpEquiv: 'Content-Security-Policy' });
    policy.content = "img-src 'self'";
    document.head.append(policy);
    const asked: URL[] = [];
    const { fetch } = window;
    window.fetch = (url) => {
      asked.push(url as URL);
      return Promise.resolve(new Response('from the service'));
    };
    const path = '/api/v1/stats/series/a%2Fb/timeline?period=P90D&metrics=plays,visitors,finishes';
    const element = await mountFigure(sample('lines-days'), {
      path,
      client: new StatsClient('https://stats.example'),
    });
    await drawn(element);
    const whole = await save(element, 'Picture (PNG)');
    expect(await whole.file.text()).to.equal('from the service');
    part(element, '.legend button')!.click();
    await element.updateComplete;
    await save(element, 'Picture (PNG)');
    window.fetch = fetch;
    expect(asked[0]!.pathname).to.equal('/api/v1/stats/series/a%2Fb/timeline.png');
    const { searchParams } = asked[0]!;
    expect(Object.fromEntries(searchParams)).to.include({ lang: 'en-GB', theme: 'light', period: 'P90D' });
    expect(asked[1]!.searchParams.get('metrics')).to.equal('visitors,finishes');
    expect(table(element.figure!, en).rows).to.have.length(90);
  });
});
