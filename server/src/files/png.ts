import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** More pixels than a large screen has are drawn coarser: a picture must not cost the service its memory. */
const MAX_PIXELS = 16_000_000;
/** A thread that nobody needs any more gives its memory back. */
const IDLE_MS = 30_000;

/** Draws beside the event loop: even a small picture would hold up every other answer for tens of milliseconds. */
export async function png(svg: string, { scale }: { readonly scale: number }): Promise<Buffer> {
  const zoom = Math.min(scale, Math.sqrt(MAX_PIXELS / areaOf(svg)));
  painter ??= startPainter();
  return painter.paint(svg, zoom);
}

interface Painter {
  paint(svg: string, zoom: number): Promise<Buffer>;
}

type Settle = { readonly resolve: (image: Buffer) => void; readonly reject: (error: Error) => void };
type Done = { readonly id: number } & ({ readonly image: Uint8Array } | { readonly message: string });

let painter: Painter | null = null;

const { resolve } = createRequire(import.meta.url);

/** `resvg` is the module that draws. */
export function startPainter(resvg = resolve('@resvg/resvg-js')): Painter {
  const worker = new Worker(THREAD, {
    eval: true,
    workerData: {
      resvg,
      // The fonts come along: what the machine has installed plays no part.
      fontFiles: ['DejaVuSans', 'DejaVuSans-Bold'].map((name) => resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)),
    },
  });
  const waiting = new Map<number, Settle>();
  let last = 0;
  let idle: NodeJS.Timeout | undefined;

  const giveUp = (error: Error) => {
    painter = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.on('message', (done: Done) => {
    const settle = waiting.get(done.id);
    waiting.delete(done.id);
    if ('image' in done) settle?.resolve(Buffer.from(done.image));
    else settle?.reject(new Error(`The picture could not be drawn: ${done.message}`));
    if (waiting.size > 0) return;
    worker.unref();
    idle = setTimeout(() => {
      painter = null;
      void worker.terminate();
    }, IDLE_MS).unref();
  });
  worker.on('error', giveUp);
  worker.on('exit', () => giveUp(new Error('The thread that draws pictures has ended.')));

  return {
    paint: (svg, zoom) =>
      new Promise((resolve, reject) => {
        clearTimeout(idle);
        worker.ref();
        last += 1;
        waiting.set(last, { resolve, reject });
        worker.postMessage({ id: last, svg, zoom });
      }),
  };
}

/**
 * As text, because a thread needs a file of its own and the service is bundled into one. The pixels of a picture lie
 * outside of what JavaScript counts, and are given back when the collector has run and the loop has gone round: without
 * being asked it would not run before the next hundred pictures.
 */
const THREAD = `
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { parentPort, workerData } = require('node:worker_threads');
const { Resvg } = require(workerData.resvg);
const font = { loadSystemFonts: false, fontFiles: workerData.fontFiles, defaultFontFamily: 'DejaVu Sans' };
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');
const waiting = [];
parentPort.on('message', (picture) => {
  if (waiting.push(picture) === 1) setImmediate(next);
});
function next() {
  draw(waiting[0]);
  collect();
  waiting.shift();
  if (waiting.length > 0) setImmediate(next);
}
function draw({ id, svg, zoom }) {
  try {
    const image = new Resvg(svg, { fitTo: { mode: 'zoom', value: zoom }, font }).render().asPng();
    parentPort.postMessage({ id, image });
  } catch (error) {
    parentPort.postMessage({ id, message: String(error) });
  }
}
`;

function areaOf(svg: string): number {
  const side = (name: string) => Number(new RegExp(`<svg[^>]*\\s${name}="([\\d.]+)"`).exec(svg)?.[1] ?? 1);
  return side('width') * side('height');
}
