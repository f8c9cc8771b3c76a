const QUIET_FOR = 2_000;
const REMIND_EVERY = 15_000;

/** Says what is going on as soon as it takes over two seconds, again every quarter of a minute, and how long it took. */
export async function progress(what, work) {
  const started = performance.now();
  let told = false;
  const tell = () => {
    process.stderr.write(told ? `  … ${what}: still at it after ${seconds(started)}\n` : `  … ${what}\n`);
    told = true;
  };
  const first = setTimeout(tell, QUIET_FOR);
  const again = setInterval(tell, REMIND_EVERY);
  try {
    return await work();
  } finally {
    clearTimeout(first);
    clearInterval(again);
    if (told) process.stderr.write(`  … ${what}: ${seconds(started)}\n`);
  }
}

export function seconds(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`;
}
