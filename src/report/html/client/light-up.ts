/** Owns, in the page, what lights up when a finding or one of its places is reached, and the order of the findings list. Refuses filters. */
export function lightUp(): void {
  const idOfPlace = /^(d\d+[fc]\d+)(?:p\d+)?$/u;

  function clear(): void {
    for (const lit of document.querySelectorAll('.t.on,td.on,.card.on,.side li.on,.card li.on,.steps a.on'))
      lit.classList.remove('on');
  }

  /** The finding that the address names: its marks, its cells, its card, its line in the list. */
  function follow(): void {
    clear();
    const id = location.hash.slice(1);
    const target = id === '' ? null : document.getElementById(id);
    const view = target?.closest('.doc');
    if (!target || !view) return;
    fitSheets(view);
    lightStep(view, target);
    const finding = idOfPlace.exec(id)?.[1];
    if (finding === undefined) return;
    for (const mark of view.querySelectorAll(`a.t[href="#${finding}"]`)) {
      mark.classList.add('on');
      if (mark === target || target.matches('.card')) mark.closest('td')?.classList.add('on');
    }
    const card = document.getElementById(finding);
    card?.classList.add('on');
    if (card instanceof HTMLDetailsElement) card.open = true;
    for (const link of view.querySelectorAll(`.card a[href="#${id}"]`)) link.closest('li')?.classList.add('on');
    const line = view.querySelector(`.side a[href="#${finding}"]`)?.closest('li');
    line?.classList.add('on');
    line?.scrollIntoView({ block: 'nearest' });
    if (target.matches('.t')) target.scrollIntoView({ block: 'center', inline: 'center' });
  }

  function lightStep(view: Element, target: Element): void {
    const section = target.closest('.pair');
    const step = section && view.querySelector(`.steps a[href="#${section.id}"]`);
    step?.classList.add('on');
    step?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }

  /** A table stays in view beside longer cards; one higher than the window shows its foot first. */
  function fitSheets(view: Element): void {
    for (const sheet of view.querySelectorAll('.tabled .sheet')) {
      if (!(sheet instanceof HTMLElement)) continue;
      sheet.style.setProperty(
        '--top',
        `${Math.min(innerWidth < 1280 ? 124 : 72, innerHeight - sheet.offsetHeight - 16)}px`,
      );
    }
  }

  /** Where the first mark of a finding stands in the text, as a number that rises. */
  function positions(view: Element): Map<string, number> {
    const found = new Map<string, number>();
    for (const [index, mark] of view.querySelectorAll('.marked a.t').entries()) {
      const finding = mark.getAttribute('href') ?? '';
      if (!found.has(finding)) found.set(finding, index);
    }
    return found;
  }

  function reorder(side: Element, byPlace: boolean): void {
    const view = side.closest('.doc');
    if (!view) return;
    const at = positions(view);
    const original = [...side.querySelectorAll('li')];
    const known = original.map((line) => ({ line, href: line.querySelector('a')?.getAttribute('href') ?? '' }));
    let list = side.querySelector('ol.by-place');
    if (!list) {
      list = document.createElement('ol');
      list.className = 'by-place';
      const sorted = known.toSorted((one, other) => (at.get(one.href) ?? 1e9) - (at.get(other.href) ?? 1e9));
      for (const { line } of sorted) list.append(line.cloneNode(true));
      side.append(list);
    }
    for (const part of side.querySelectorAll('h2,ol')) part.toggleAttribute('hidden', (part === list) !== byPlace);
    for (const button of side.querySelectorAll('.order button'))
      button.setAttribute('aria-pressed', String(button.matches('[data-do=place]') === byPlace));
  }

  for (const button of document.querySelectorAll('.order button')) {
    button.addEventListener('click', () => {
      const side = button.closest('.side');
      if (side) reorder(side, button.matches('[data-do=place]'));
    });
  }
  addEventListener('hashchange', follow);
  addEventListener('resize', follow);
  if (document.body.matches('.single')) {
    const view = document.querySelector('.doc');
    if (view) fitSheets(view);
  }
  follow();
}
