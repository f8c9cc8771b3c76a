import { spawn } from 'node:child_process';
import { ROOT } from './root.mjs';

/**
 * Runs a program to its end. Its output is collected, and shown as it comes when `show` says so; a program that is
 * still there after `limit` milliseconds is ended with everything it started.
 */
export function run(command, args, { cwd = ROOT, env = {}, show = false, limit } = {}) {
  const { promise, resolve } = settled();
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  started(child);
  let output = '';
  let late = false;
  const timer = limit && setTimeout(() => ((late = true), end(child, 'SIGKILL')), limit);
  const collect = (to) => (chunk) => {
    output += chunk;
    if (show) to.write(chunk);
  };
  child.stdout.setEncoding('utf8').on('data', collect(process.stdout));
  child.stderr.setEncoding('utf8').on('data', collect(process.stderr));
  child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n`, late }));
  child.on('close', (code, signal) => resolve({ code: code ?? 1, output, late, signal }));
  return promise.finally(() => {
    ended(child);
    clearTimeout(timer);
  });
}

const running = new Set();
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

// A child leads its own process group so that a limit can end it with all it started; Ctrl-C must reach it all the same.
function passOn(signal) {
  for (const child of running) end(child, signal);
  for (const name of SIGNALS) process.off(name, passOn);
  process.kill(process.pid, signal);
}

function started(child) {
  if (running.size === 0) for (const signal of SIGNALS) process.on(signal, passOn);
  running.add(child);
}

function ended(child) {
  running.delete(child);
  if (running.size === 0) for (const signal of SIGNALS) process.off(signal, passOn);
}

function end(child, signal) {
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

function settled() {
  let resolve;
  const promise = new Promise((accept) => (resolve = accept));
  return { promise, resolve };
}
