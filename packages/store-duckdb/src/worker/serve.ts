import type { MessagePort } from 'node:worker_threads';
import type { Engine } from '../engine/engine.ts';
import { failureOf } from '../engine/failure.ts';
import { databaseIn } from '../engine/files.ts';
import { OPENING, type FromWorker, type Operation, type ServeTask, type ToWorker } from '../link/protocol.ts';
import { answersOf, type Answers } from './answer.ts';
import { openDatabase } from './open-database.ts';

/** Answers what comes through the port until it is asked to close. */
export async function serve(port: MessagePort, task: ServeTask): Promise<void> {
  const file = databaseIn(task.folder);
  const running = new Map<number, AbortController>([[OPENING, new AbortController()]]);
  const send = (message: FromWorker) => port.postMessage(message);
  let engine: Engine | undefined;
  let answers: Answers | undefined;

  async function answer(id: number, operation: Operation, input: unknown): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    try {
      if (!answers) throw new Error('asked before the store was open');
      const work = answers[operation] as (input: unknown, signal: AbortSignal) => Promise<unknown>;
      send({ type: 'answer', id, value: await work(input, controller.signal) });
    } catch (error) {
      const { code, message } = failureOf(error, file);
      send({ type: 'refusal', id, error: { code, message } });
    } finally {
      running.delete(id);
    }
    if (operation === 'close') port.close();
  }

  port.on('message', (message: ToWorker) => {
    if (message.type === 'abort') running.get(message.id)?.abort();
    else void answer(message.id, message.operation, message.input);
  });

  try {
    const { signal } = running.get(OPENING) ?? new AbortController();
    engine = await openDatabase(task, signal, (progress) => send({ type: 'progress', progress }));
    answers = await answersOf(engine);
    send({ type: 'ready', value: null });
  } catch (error) {
    engine?.close();
    const { code, message } = failureOf(error, file);
    send({ type: 'failed', error: { code, message } });
    port.close();
  }
}
