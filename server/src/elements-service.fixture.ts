import { smallApp } from './app.fixture.ts';
import { SmallDesk } from './retention-desk/desk.fixture.ts';

/** The service that the elements are tested with: a small university, and an inventory of what it has in store. */
export async function elementsService() {
  const small = await new SmallDesk().fill();
  process.once('exit', () => small.remove());
  return smallApp({ retention: small.desk });
}
