const WHOLE = 'a group that lies in a file of its own, and is taken as it is';

/** The English words that the first picture takes, and the composites around it: some terms of a group, or all. */
const FIRST = {
  action: ['retry'],
  aria: ['legend', 'value'],
  axis: WHOLE,
  compare: ['previous', 'year'],
  face: ['loading'],
  grain: ['day', 'week', 'month', 'year'],
  list: ['and', 'noSeries', 'others', 'untitled'],
  metric: ['finishes', 'plays', 'visitors'],
  script: ['direction'],
  title: ['cumulative', 'lines'],
};

const ASKED = '?first';

/**
 * A Rollup plugin that gives `words/first.ts` only some terms of `words/en.ts`, so that the others are fetched with what
 * says them. A language stays one file for whoever writes it. No group is missing, but some are empty.
 */
export function firstWords(first = FIRST) {
  return {
    name: 'first-words',
    resolveId: {
      order: 'pre',
      async handler(source, importer) {
        if (!importer?.endsWith('/words/first.ts') || !source.endsWith('/en.ts')) return null;
        const { id } = await this.resolve(source, importer, { skipSelf: true });
        return `${id.replace(/\.ts$/, '')}${ASKED}.ts`;
      },
    },
    load(id) {
      return id.endsWith(`${ASKED}.ts`)
        ? this.fs.readFile(id.replace(ASKED, ''), { encoding: 'utf8' })
        : null;
    },
    transform(code, id) {
      if (!id.endsWith(`${ASKED}.ts`)) return null;
      const groups = this.parse(code)
        .body.map(({ declaration, ...statement }) => declaration ?? statement)
        .find(
          ({ type, declarations }) => type === 'VariableDeclaration' && declarations[0].id.name === 'words',
        ).declarations[0].init.properties;
      const small = groups.map(({ key: { name }, value }) => {
        if (first[name] === WHOLE) return name;
        const terms = (first[name] ?? []).map(
          (term) =>
            value.properties.find(({ key }) => key.name === term) ??
            this.error(`no words for ${name}.${term}`),
        );
        return `${name}:{${terms.map(({ start, end }) => code.slice(start, end)).join()}}`;
      });
      const { start, end } = { start: groups[0].start, end: groups.at(-1).end };
      return { code: code.slice(0, start) + small.join() + code.slice(end), map: null };
    },
  };
}
