/**
 * A Rollup plugin for lazy chunks that need further chunks. A browser finds out about those only after it has fetched
 * and read the first, which costs a round trip for each step on the way; so they are asked for together.
 */
export function parallelChunks() {
  return {
    name: 'parallel-chunks',
    generateBundle(_options, bundle) {
      const chunks = Object.fromEntries(Object.entries(bundle).filter(([, { type }]) => type === 'chunk'));
      for (const chunk of Object.values(chunks)) {
        const here = needed(chunk.fileName, chunks);
        chunk.code = chunk.code.replace(/\bimport\((["'`])([^"'`]+)\1\)/g, (whole, _quote, path) => {
          const target = resolved(path, chunk.fileName);
          if (!chunks[target]) return whole;
          const further = [...needed(target, chunks)].filter((name) => name !== target && !here.has(name));
          if (further.length === 0) return whole;
          const imports = further.map((name) => `import(${JSON.stringify(relative(name, chunk.fileName))})`);
          // In one promise, so that a chunk that cannot be fetched is not a rejection that nobody hears.
          return `Promise.all([${[whole, ...imports].join(',')}]).then(m=>m[0])`;
        });
      }
    },
  };
}

/** A chunk and all that it imports before it runs. */
function needed(name, chunks, found = new Set()) {
  if (found.has(name) || !chunks[name]) return found;
  found.add(name);
  for (const next of chunks[name].imports) needed(next, chunks, found);
  return found;
}

const BASE = 'file:///';

function resolved(path, from) {
  return new URL(path, BASE + from).pathname.slice(1);
}

function relative(to, from) {
  const up = '../'.repeat(from.split('/').length - 1);
  return `${up || './'}${to}`;
}
