import type { HTTPRequest, Page } from 'puppeteer-core';

type Change = (answer: Record<string, unknown>) => object;

/** As of the morning: the service could not get any newer ones. */
export const OLD: Change = (answer) => ({
  ...answer,
  asOf: new Date(Date.now() - 5 * 3_600_000).toISOString(),
});

/** Every fourth week is behind too few people. */
export const WITHHELD: Change = (answer) => {
  const lacking = (values: unknown) =>
    Array.isArray(values)
      ? values.map((value: unknown, i) => (Math.floor(i / 7) % 4 === 2 ? null : value))
      : values;
  const series = (answer['series'] as { data: unknown }[] | undefined)?.map?.((each) => ({
    ...each,
    data: lacking(each.data),
  }));
  return { ...answer, ...(series ? { series } : {}), hidden: { below: 5, cells: 9 } };
};

/** From the next load on, the answers of the service reach the page changed. */
export async function otherAnswers(page: Page, change: Change): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) => void answerChanged(request, change));
}

async function answerChanged(request: HTTPRequest, change: Change): Promise<void> {
  if (!request.url().includes('/api/')) return request.continue();
  const body = request.method() === 'POST' ? await request.fetchPostData() : undefined;
  const response = await fetch(request.url(), body === undefined ? {} : { method: 'POST', body });
  const changed = (answer: Record<string, unknown>) => ('asOf' in answer ? change(answer) : answer);
  const lines = (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const texts = lines.map((line) =>
    JSON.stringify(
      'body' in line ? { ...line, body: changed(line['body'] as Record<string, unknown>) } : changed(line),
    ),
  );
  await request.respond({ status: response.status, contentType: 'application/json', body: texts.join('\n') });
}
