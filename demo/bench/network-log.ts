import type { CDPSession } from 'puppeteer-core';

interface Request {
  readonly url: string;
  readonly type: string;
  /** Bytes on the wire, with the seconds of the browser's clock at which they were there. */
  readonly received: { readonly at: number; readonly bytes: number }[];
  open: boolean;
}

/** What a page asks for, as the browser itself counts it. */
export class NetworkLog {
  readonly #requests = new Map<string, Request>();
  /** From the browser's clock to seconds since 1970. */
  #offset = 0;

  static async of(devtools: CDPSession): Promise<NetworkLog> {
    const log = new NetworkLog();
    devtools.on('Network.requestWillBeSent', ({ requestId, request, type = '', timestamp, wallTime }) => {
      log.#offset ||= wallTime - timestamp;
      log.#requests.set(requestId, { url: request.url, type, received: [], open: true });
    });
    devtools.on('Network.responseReceived', ({ requestId, response, timestamp }) => {
      log.#add(requestId, timestamp, response.encodedDataLength);
    });
    devtools.on('Network.dataReceived', ({ requestId, timestamp, encodedDataLength }) => {
      log.#add(requestId, timestamp, encodedDataLength);
    });
    devtools.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
      const request = log.#requests.get(requestId);
      if (!request) return;
      // The sum is exact only now.
      const before = request.received.reduce((sum, { bytes }) => sum + bytes, 0);
      log.#add(requestId, timestamp, encodedDataLength - before);
      request.open = false;
    });
    devtools.on('Network.loadingFailed', ({ requestId }) => {
      const request = log.#requests.get(requestId);
      if (request) request.open = false;
    });
    await devtools.send('Network.enable');
    return log;
  }

  get count(): number {
    return this.#requests.size;
  }

  /** Asked, and neither answered nor given up. */
  get open(): number {
    return [...this.#requests.values()].filter((request) => request.open).length;
  }

  urls(part: string): string[] {
    return [...this.#requests.values()].map(({ url }) => url).filter((url) => url.includes(part));
  }

  /** What but the page itself had arrived at a moment in milliseconds since 1970, largest first. */
  arrivedBy(moment: number): { readonly name: string; readonly bytes: number }[] {
    const isThere = ({ at }: { at: number }) => (at + this.#offset) * 1_000 <= moment;
    return [...this.#requests.values()]
      .filter(({ type }) => type !== 'Document')
      .map(({ url, received }) => ({
        name: new URL(url).pathname.split('/').pop() ?? url,
        bytes: received.filter(isThere).reduce((sum, { bytes }) => sum + bytes, 0),
      }))
      .filter(({ bytes }) => bytes > 0)
      .sort((a, b) => b.bytes - a.bytes);
  }

  #add(requestId: string, at: number, bytes: number): void {
    this.#requests.get(requestId)?.received.push({ at, bytes });
  }
}
