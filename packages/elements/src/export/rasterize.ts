/** Sharp on a dense screen and in print. */
const DENSITY = 2;

/**
 * Draws an SVG file as PNG. As a `data:` image it can load nothing and run nothing; a page whose policy forbids such
 * images rejects it here, and so does a browser that hands out noise instead of what is drawn.
 */
export async function rasterize(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * DENSITY;
  canvas.height = image.naturalHeight * DENSITY;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser offers no canvas.');
  if (!isFaithful()) throw new Error('This browser does not hand out what is drawn.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The canvas is too large.'))),
      'image/png',
    ),
  );
}

/** Firefox that resists fingerprinting, as in Tor Browser, gives stripes of chance; others change the last bit of some colours. */
function isFaithful(): boolean {
  const context = Object.assign(document.createElement('canvas'), { width: 8, height: 8 }).getContext('2d')!;
  context.fillRect(0, 0, 8, 8);
  return context
    .getImageData(0, 0, 8, 8)
    .data.every((value, i) => Math.abs(value - (i % 4 === 3 ? 255 : 0)) < 8);
}
