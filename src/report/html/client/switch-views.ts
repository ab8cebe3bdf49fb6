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

  function follow(): void {
    const view = targetView();
    const title = view?.querySelector('.pt')?.textContent ?? '';
    document.title = view && title !== '' ? `${title} ${paper}` : `${batch} ${paper}`;
    if (!alone) return;
    for (const other of document.querySelectorAll('.doc.on,.rules.on')) other.classList.remove('on');
    document.body.classList.toggle('away', view !== null && !view.matches('.overview'));
    if (!view || view.matches('.overview')) return;
    view.classList.add('on');
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  addEventListener('hashchange', follow);
  follow();

  for (const button of document.querySelectorAll('[data-do=print]')) button.addEventListener('click', () => print());
  for (const button of document.querySelectorAll('[data-do=list]')) {
    button.addEventListener('click', () => {
      const listed = button.closest('.doc')?.classList.toggle('listed') ?? false;
      button.setAttribute('aria-pressed', String(listed));
    });
  }
}
