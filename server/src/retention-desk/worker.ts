import { parentPort, workerData } from 'node:worker_threads';
import { StatsError } from '@oc-stats/contract';
import { InventoryDesk } from './inventory-desk.ts';
import type { Assignment, FromDesk, Refusal, ToDesk } from './protocol.ts';
import type { ActionsQuestion, LookQuestion, ScenarioQuestion } from './retention-desk.ts';
import { shippedPlans } from './shipped-plans.ts';

// The entry of the thread in which the inventory is read and plans are played through.
if (!parentPort) throw new Error('This file is the entry of a worker thread.');
const port = parentPort;
const { folder, plansFolder } = workerData as Assignment;
const desk = new InventoryDesk(folder);

port.on('message', ({ id, input, operation }: ToDesk) => {
  answered(operation, input).then(
    (value) => send({ id, value }),
    (error: unknown) => send({ id, refusal: refusalOf(error) }),
  );
});

function send(message: FromDesk): void {
  port.postMessage(message);
}

async function answered(operation: ToDesk['operation'], input: unknown): Promise<unknown> {
  switch (operation) {
    case 'overview':
      return desk.overview(input as LookQuestion);
    case 'scenario':
      return desk.scenario(input as ScenarioQuestion);
    case 'actions':
      return desk.actions(input as ActionsQuestion);
    case 'plans':
      return shippedPlans(plansFolder);
    case 'letGo':
      await desk.letGo();
      return null;
    case 'close':
      await desk.close();
      port.unref();
      return null;
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof StatsError)
    return { code: error.code, message: error.message, parameter: error.parameter };
  return { code: null, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
