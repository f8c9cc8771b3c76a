/** What the script below can be asked for: it moves something, and says for each value how long the picture took. */
export type Move = 'slide' | 'threshold' | 'folder';

/** Runs in the page, as text. */
export const moves = `
const inside = (root) =>
  [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? inside(one.shadowRoot) : [])]);
const part = async (name) => {
  for (;;) {
    const found = inside(document).find(({ localName }) => localName === name);
    if (found?.shadowRoot?.querySelector('oc-figure')?.shadowRoot?.querySelector('.chart svg path')) return found.shadowRoot;
    await new Promise(requestAnimationFrame);
  }
};
const control = (root, label) =>
  [...root.querySelectorAll('label')].find((one) => one.querySelector('span')?.textContent === label)
    ?.querySelector('input, select');
/** Until another picture has been painted in a figure. */
const painted = (figure) =>
  new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
    });
    observer.observe(figure.shadowRoot.querySelector('.chart svg'), {
      attributes: true, childList: true, subtree: true,
    });
  });
const timed = async (figure, act) => {
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }));
  const started = performance.now();
  const done = painted(figure);
  act();
  return (await done) - started;
};
const sliding = async (name, label, values) => {
  const root = await part(name);
  const samples = [];
  for (const value of values) {
    const input = control(root, label);
    samples.push(await timed(root.querySelector('oc-figure'), () => {
      input.value = String(value);
      input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }));
  }
  return samples;
};
globalThis.slide = (values) => sliding('oc-retention-lab', 'After', values);
globalThis.threshold = (values) => sliding('oc-retention-overview', 'Not watched for', values);
globalThis.folder = async (values) => {
  const root = await part('oc-retention-overview');
  const samples = [];
  for (const value of values) {
    const select = control(root, 'Folder');
    const option = select.options[1 + (value % (select.options.length - 1))];
    samples.push(await timed(root.querySelectorAll('oc-figure')[1], () => {
      select.value = option.value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }));
    await timed(root.querySelectorAll('oc-figure')[1], () => root.querySelector('nav button').click());
  }
  return samples;
};
`;
