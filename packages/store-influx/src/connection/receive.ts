import type { CommunicationObserver, HttpHeaders } from '@influxdata/influxdb-client';

export interface Reply {
  readonly headers: HttpHeaders;
  readonly text: string;
}

/** The client's `request` copies all that has come with every piece that comes; this one joins the pieces once. */
export function receive(send: (callbacks: CommunicationObserver<Uint8Array>) => void): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const pieces: Uint8Array[] = [];
    let headers: HttpHeaders = {};
    send({
      responseStarted: (started) => {
        headers = started;
      },
      next: (piece) => {
        pieces.push(piece);
      },
      error: reject,
      complete: () => resolve({ headers, text: Buffer.concat(pieces).toString('utf8') }),
    });
  });
}
