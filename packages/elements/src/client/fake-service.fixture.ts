export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly signal: AbortSignal;
  /** Of a batch; empty for a lone question. */
  readonly questions: readonly { readonly id: string; readonly path: string }[];
}

/** The far end of `fetch` in tests of what goes over the wire. */
export class FakeService {
  readonly requests: Asked[] = [];
  /** Resolves with the first request. */
  readonly asked: Promise<void>;
  now = 0;
  readonly fetch: typeof fetch;

  constructor(respond: (asked: Asked) => Response | Promise<Response>) {
    let arrived = (): void => {};
    this.asked = new Promise((resolve) => (arrived = resolve));
    this.fetch = async (input, init) => {
      const request = new Request(input, init);
      const body = request.method === 'GET' ? null : await request.clone().text();
      const { method, url, signal } = request;
      const { questions = [] } = body ? (JSON.parse(body) as { questions?: Asked['questions'] }) : {};
      const asked = { method, url, headers: Object.fromEntries(request.headers), body, signal, questions };
      this.requests.push(asked);
      arrived();
      const response = await Promise.race([respond(asked), aborted(signal)]);
      return response;
    };
  }
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

export function lines(texts: readonly string[]): Response {
  return new Response(texts.join('\n'), { headers: { 'content-type': 'application/x-ndjson' } });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
