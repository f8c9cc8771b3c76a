import { Agent, request } from 'node:http';

export interface Load {
  readonly perSecond: number;
  /** Of the single requests, in milliseconds. */
  readonly times: readonly number[];
}

/** So many readers ask the same question over and over, each as soon as it has its answer. */
export async function manyRequests(url: string, readers: number, ms: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: readers });
  const times: number[] = [];
  const started = performance.now();
  const until = started + ms;
  const reader = async () => {
    while (performance.now() < until) times.push(await once(url, agent));
  };
  await Promise.all(Array.from({ length: readers }, reader));
  const seconds = (performance.now() - started) / 1_000;
  agent.destroy();
  return { perSecond: times.length / seconds, times };
}

function once(url: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const asking = request(url, { agent, headers: { 'accept-encoding': 'br' } }, (answer) => {
      answer.resume();
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - began);
        else reject(new Error(`${url} answered ${answer.statusCode}`));
      });
    });
    asking.once('error', reject);
    asking.end();
  });
}
