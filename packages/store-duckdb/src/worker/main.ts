import { parentPort, workerData } from 'node:worker_threads';
import { failureOf } from '../engine/failure.ts';
import type { Assignment, FromWorker } from '../link/protocol.ts';
import { restore } from './restore.ts';
import { Service } from './service.ts';

// The entry of the worker thread: DuckDB lives here and nowhere else.
if (!parentPort) throw new Error('This file is the entry of a worker thread.');
const port = parentPort;
const { task, busy } = workerData as Assignment;

if (task.task === 'serve') {
  const service = new Service(port, task, busy);
  process.on('uncaughtException', (error) => void service.crash(error.message));
  await service.start();
} else {
  const send = (message: FromWorker) => port.postMessage(message);
  try {
    send({ type: 'ready', value: await restore(task) });
  } catch (error) {
    const { code, message } = failureOf(error, task.file);
    send({ type: 'failed', error: { code, message } });
  }
}
