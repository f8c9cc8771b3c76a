import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true });

/**
 * Asks as a browser does, over a connection that stays open and with an answer that is compressed unless another
 * encoding is wanted, and gives the time to its last byte in milliseconds. Anything but an answer with numbers is an error: a quick refusal is no good time.
 */
export function asked(url: string, encoding: 'br' | 'identity' = 'br'): Promise<number> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const asking = request(url, { agent, headers: { 'accept-encoding': encoding } }, (answer) => {
      answer.on('data', () => undefined);
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - started);
        else reject(new Error(`${url} answered ${answer.statusCode}`));
      });
      answer.on('error', reject);
    });
    asking.on('error', reject);
    asking.end();
  });
}

/** Connections that stay open would keep the process. */
export function stopAsking(): void {
  agent.destroy();
}
