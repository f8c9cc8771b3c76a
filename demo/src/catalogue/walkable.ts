/** Arrow keys lead from the search field into the list, along it and back; Tab goes on working as everywhere. */
export function walkable(list: HTMLElement, field: HTMLInputElement): HTMLElement {
  const links = (): HTMLElement[] => [...list.querySelectorAll('a')];
  field.addEventListener('keydown', (event) => {
    const [first] = links();
    if (event.key !== 'ArrowDown' || !first) return;
    event.preventDefault();
    first.focus();
  });
  list.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const all = links();
    const here = all.indexOf(event.target as HTMLElement);
    if (step === undefined || here < 0) return;
    event.preventDefault();
    (here + step < 0 ? field : (all[here + step] ?? all[here]))?.focus();
  });
  return list;
}
