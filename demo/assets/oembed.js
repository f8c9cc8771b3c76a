// What a wiki does with an address that somebody pastes: it asks the service behind it what to show, and takes of the
// answer nothing but a frame of that very service.
for (const link of document.querySelectorAll('a[data-embed]')) void embed(link);

async function embed(link) {
  const service = new URL(link.dataset.embed);
  const question = new URL(`${link.dataset.embed}/oembed`);
  question.searchParams.set('url', link.href);
  question.searchParams.set('maxwidth', String(link.parentElement.clientWidth));
  const response = await fetch(question);
  if (!response.ok) return;
  const { html, title, width, height } = await response.json();
  const given = new DOMParser().parseFromString(html, 'text/html').querySelector('iframe');
  if (!given || new URL(given.src).origin !== service.origin) return;
  const frame = Object.assign(document.createElement('iframe'), { title, width, height, src: given.src });
  link.closest('p').after(frame);
}
