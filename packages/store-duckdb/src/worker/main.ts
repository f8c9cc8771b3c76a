import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from '../engine/failure.ts';
import type { FromWorker, Task } from '../link/protocol.ts';
import { restore } from './restore.ts';
import { serve } from './serve.ts';

// The entry of the worker thread: DuckDB lives here and nowhere else.
if (!parentPort) throw new Error('This file is the entry of a worker thread.');
const port = parentPort;
const task = workerData as Task;

if (task.task === 'serve') await serve(port, task);
else {
  const send = (message: FromWorker) => port.postMessage(message);
  try {
    send({ type: 'ready', value: await restore(task) });
  } catch (error) {
    const { code, message } = failureOf(error, task.file);
    send({ type: 'failed', error: { code, message } });
  }
}
