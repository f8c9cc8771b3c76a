import type { Failure } from './failure.ts';

/** Whether asking again may help: nothing is wrong with what was asked. */
export function isPassing({ code }: Failure): boolean {
  return PASSING.test(code);
}

const PASSING =
  /^(unreachable|timeout|not-oc-stats|internal|starting|too-many-requests|token-(expired|missing)|(store|catalog|sign-in)-unavailable)$/;
