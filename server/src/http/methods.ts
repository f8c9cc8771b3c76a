import { StatsError } from '@oc-stats/contract';
import type { App } from '../routes/route.ts';
import { problemResponse } from './problem.ts';

/** After all routes: a path that exists under another method says which. */
export function refuseOtherMethods(app: App): void {
  const methods = new Map<string, Set<string>>();
  for (const { method, path } of app.routes) {
    if (method === 'ALL' || path.includes('*')) continue;
    methods.set(path, (methods.get(path) ?? new Set()).add(method));
  }
  for (const [path, known] of methods) {
    const allowed = [...known].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    app.all(path, (c) =>
      problemResponse(c, new StatsError('method-not-allowed'), { Allow: allowed.join(', ') }),
    );
  }
}
