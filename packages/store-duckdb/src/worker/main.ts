import { parentPort, workerData } from 'node:worker_threads';
import { checkBackup, restoreDatabase } from '@oc-stats/duckdb';
import type { Assignment, FromWorker } from '../link/protocol.ts';
import { SCHEMA } from '../schema/schema.ts';
import { databaseIn, engineOptions } from '../statistics-file.ts';
import { storeErrorOf } from '../store-error-of.ts';
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
  const { file: backup, folder } = task;
  const file = databaseIn(folder);
  try {
    checkBackup(backup, file);
    const value = await restoreDatabase(backup, file, SCHEMA, engineOptions(folder, task));
    send({ type: 'ready', value });
  } catch (error) {
    const { code, message } = storeErrorOf(error, backup);
    send({ type: 'failed', error: { code, message } });
  }
}
