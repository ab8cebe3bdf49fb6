/** Owns, in the page, which view is shown where the browser cannot say it by itself, and how the page is called. Refuses everything else of the page. */
export function switchViews(): void {
  const root = document.documentElement;
  root.classList.add('scripted');
  document.querySelector('.texts')?.classList.add('folded');
  const batch = document.body.dataset.batch ?? '';
  const paper = document.querySelector('#said [value=paper]')?.textContent ?? '';
  const alone = !CSS.supports('selector(:has(*))');

  function targetView(): Element | null {
    const id = location.hash.slice(1);
    return (id === '' ? null : document.getElementById(id)?.closest('.view')) ?? null;
  }

  // A rule of style for this would be asked again for every element that is read: two seconds on a full report.
  function follow(): void {
    const view = targetView();
    const title = view?.querySelector('.pt')?.textContent ?? '';
    document.title = view && title !== '' ? `${title} ${paper}` : `${batch} ${paper}`;
    document.body.classList.toggle('away', view !== null && !view.matches('.overview'));
    if (alone) showAlone(view);
  }

  function showAlone(view: Element | null): void {
    for (const other of document.querySelectorAll('.doc.on,.rules.on')) other.classList.remove('on');
    if (!view || view.matches('.overview')) return;
    view.classList.add('on');
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  // The first comes before the browser scrolls back, the second after every jump.
  addEventListener('popstate', follow);
  addEventListener('hashchange', follow);
  follow();
  if (document.body.matches('.away')) document.getElementById(location.hash.slice(1))?.scrollIntoView();

  for (const button of document.querySelectorAll('[data-do=print]')) button.addEventListener('click', () => print());
  for (const button of document.querySelectorAll('[data-do=list]')) {
    button.addEventListener('click', () => {
      const listed = button.closest('.doc')?.classList.toggle('listed') ?? false;
      button.setAttribute('aria-pressed', String(listed));
    });
  }
}
