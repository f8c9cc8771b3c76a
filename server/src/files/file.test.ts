import assert from 'node:assert/strict';
import test from 'node:test';
import { inflateRawSync, inflateSync } from 'node:zlib';
import { HOSTILE_TITLE, smallApp } from '../app.fixture.ts';

const app = await smallApp();
const KINDS = ['timeline', 'totals', 'matrix', 'segments'] as const;
const base = (kind: string, format: string) => `/api/v1/stats/series/history/${kind}.${format}`;

async function bytes(path: string, type: string): Promise<Buffer> {
  const response = await app.request(path);
  assert.equal(response.status, 200, path);
  assert.equal(response.headers.get('content-type'), type);
  // Only this one is a document that could have scripts.
  const policy = response.headers.get('content-security-policy') ?? '';
  assert.equal(policy.includes('sandbox'), type === 'image/svg+xml', path);
  return Buffer.from(await response.arrayBuffer());
}

test('CSV holds the numbers of the answer', async () => {
  const csv = (
    await bytes(
      `${base('timeline', 'csv')}?from=2026-01-01&to=2026-01-03&metrics=plays`,
      'text/csv; charset=utf-8',
    )
  ).toString();
  const answer = (await (
    await app.request('/api/v1/stats/series/history/timeline?from=2026-01-01&to=2026-01-03&metrics=plays')
  ).json()) as { series: { data: number[] }[] };
  const rows = csv
    .replace('\ufeff', '')
    .split('\r\n')
    .slice(1, 4)
    .map((row) => row.split(','));
  assert.deepEqual(
    rows,
    ['2026-01-01', '2026-01-02', '2026-01-03'].map((day, index) => [
      day,
      String(answer.series[0]?.data[index]),
    ]),
  );
  assert.match(csv, /http:\/\/localhost\/api\/v1\/metrics/);
  const german = (await bytes(`${base('timeline', 'csv')}?lang=de`, 'text/csv; charset=utf-8')).toString();
  assert.match(german, /Wiedergaben|Aufrufe|Besucher/);
});

test('XLSX opens as a workbook with sheets', async () => {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  for (const kind of KINDS) {
    const files = unzip(await bytes(base(kind, 'xlsx'), type));
    const names = Object.keys(files);
    assert.ok(names.includes('[Content_Types].xml') && names.includes('xl/workbook.xml'), kind);
    const sheet = names.find((name) => /^xl\/worksheets\/sheet\d\.xml$/.test(name)) ?? '';
    assert.match(files[sheet]?.toString() ?? '', /<sheetData>.*<row/s);
  }
});

test('SVG is well formed, and titles stay text', async () => {
  for (const kind of KINDS) {
    const svg = (
      await bytes(`${base(kind, 'svg')}?width=600&lang=de&theme=dark`, 'image/svg+xml')
    ).toString();
    assertWellFormed(svg);
    assert.match(svg, /<svg[^>]* width="600"/);
    assert.ok(!svg.includes(HOSTILE_TITLE) && !/<(script|foreignObject|img|a)\b/.test(svg), kind);
  }
});

test('PNG is a picture of the size asked for, and not blank', async () => {
  for (const kind of KINDS) {
    const image = readPng(await bytes(`${base(kind, 'png')}?width=500`, 'image/png'));
    assert.equal(image.width, 500, kind);
    assert.ok(image.colors > 20, `${kind} has ${image.colors} colours`);
  }
  const [one, two] = await Promise.all(
    [1, 2].map(async (scale) =>
      readPng(await bytes(`${base('timeline', 'png')}?width=400&scale=${scale}`, 'image/png')),
    ),
  );
  assert.deepEqual([two?.width, two?.height], [(one?.width ?? 0) * 2, (one?.height ?? 0) * 2]);
});

test('dark is dark and light is light', async () => {
  const corner = async (theme: string) =>
    readPng(await bytes(`${base('timeline', 'png')}?theme=${theme}`, 'image/png')).first;
  assert.ok((await corner('dark')) < 80);
  assert.ok((await corner('light')) > 200);
});

test('Arabic titles are drawn with letters, whatever fonts the machine has', async () => {
  const { png } = await import('./png.ts');
  const drawn = async (text: string) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><rect width="200" height="40" fill="#fff"/><text x="10" y="28" font-size="20" font-family="'DejaVu Sans'">${text}</text></svg>`;
    return (await png(svg, { scale: 1 })).toString('base64');
  };
  // A letter looks different alone and joined; boxes for missing letters, or nothing, would look alike.
  const [joined, apart, other, none] = await Promise.all([
    drawn('محاضرة'),
    drawn('م ح ا ض ر ة'),
    drawn('فيزياء'),
    drawn(''),
  ]);
  assert.equal(new Set([joined, apart, other, none]).size, 4);
  assert.notEqual(await drawn('ححح'), await drawn('ممم'));
});

test('a picture too large for memory is drawn coarser, not refused and not attempted', async () => {
  const { png } = await import('./png.ts');
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="2400" height="20000"><rect width="2400" height="20000" fill="#123456"/></svg>';
  const { width, height } = readPng(await png(svg, { scale: 3 }), false);
  assert.ok(width * height <= 16_500_000);
});

test('what cannot be drawn is an error of this picture alone', async () => {
  const { png } = await import('./png.ts');
  await assert.rejects(png('<svg', { scale: 1 }));
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>';
  assert.equal(readPng(await png(svg, { scale: 1 })).width, 4);
});

test('files refuse what their question refuses, and have parameters of their own', async () => {
  const cases = [
    [`${base('timeline', 'csv')}?from=x`, 'bad-date'],
    [`${base('timeline', 'png')}?width=99999`, 'bad-parameter'],
    [`${base('timeline', 'png')}?theme=pink`, 'bad-parameter'],
    [`${base('timeline', 'png')}?scale=9`, 'bad-parameter'],
    ['/api/v1/stats/series/nobody/timeline.csv', 'unknown-series'],
    ['/api/v1/stats/organization/me/matrix.png', 'wrong-scope'],
  ] as const;
  for (const [path, code] of cases) {
    const response = await app.request(path);
    assert.equal(((await response.json()) as { code: string }).code, code, path);
  }
});

test('an empty figure is a file all the same', async () => {
  for (const format of ['csv', 'xlsx', 'svg', 'png']) {
    for (const kind of ['timeline', 'segments', 'totals']) {
      const response = await app.request(`/api/v1/stats/series/empty/${kind}.${format}`);
      assert.equal(response.status, 200, `${kind}.${format}`);
    }
  }
});

/** Every tag is closed in its order, and no character is raw that must not be. */
function assertWellFormed(xml: string): void {
  const open: string[] = [];
  const rest = xml
    .replace(/<\?xml[^>]*\?>/, '')
    .replace(
      /<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<&]*(?:&(?:\w+|#\d+);[^"<&]*)*")*)\s*(\/?)>/g,
      (_, end: string, name: string, _attributes: string, empty: string) => {
        if (end) assert.equal(open.pop(), name);
        else if (!empty) open.push(name);
        return '';
      },
    );
  assert.deepEqual(open, []);
  assert.ok(!/[<>]/.test(rest), rest.slice(0, 200));
  assert.ok(!/&(?!(?:\w+|#\d+);)/.test(rest));
}

/** By the central directory at the end, as every program that opens a ZIP reads it. */
function unzip(file: Buffer): Record<string, Buffer> {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files: Record<string, Buffer> = {};
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = file.readUInt32LE(at + 42);
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const data = file.subarray(start, start + size);
    files[file.toString('utf8', at + 46, at + 46 + nameLength)] = method === 8 ? inflateRawSync(data) : data;
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

interface Png {
  readonly width: number;
  readonly height: number;
  readonly colors: number;
  /** Brightness of the first pixel. */
  readonly first: number;
}

/** Enough of PNG to see what is in it: 8 bits, RGBA, not interlaced, as resvg writes. */
function readPng(file: Buffer, withPixels = true): Png {
  assert.equal(file.subarray(0, 8).toString('hex'), '89504e470d0a1a0a');
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  if (!withPixels) return { width, height, colors: 0, first: 0 };
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * 4 + 1;
  const colors = new Set<number>();
  const line = Buffer.alloc(width * 4);
  let first = 0;
  for (let y = 0; y < height; y++) {
    const filter = raw[y * stride] ?? 0;
    let upLeft = [0, 0, 0, 0];
    for (let x = 0; x < width * 4; x++) {
      const value = raw[y * stride + 1 + x] ?? 0;
      const left = x >= 4 ? (line[x - 4] ?? 0) : 0;
      const up = line[x] ?? 0;
      const corner = x >= 4 ? (upLeft[x % 4] ?? 0) : 0;
      upLeft = Object.assign([...upLeft], { [x % 4]: up });
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      line[x] = (value + guess) & 255;
    }
    if (y === 0) first = line[0] ?? 0;
    for (let x = 0; x < width; x++) colors.add(line.readUInt32BE(x * 4));
  }
  return { width, height, colors: colors.size, first };
}

function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}
