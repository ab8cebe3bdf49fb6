/** Owns, in the page, the keys and their help. Refuses keys while someone types or holds another key down. */
export function followKeys(): void {
  const dialog = document.getElementById('help');
  const box = document.getElementById('keyson');
  const name = 'yushen-keys';

  function remembered(): string | null {
    try {
      return window.localStorage.getItem(name);
    } catch {
      // A browser may keep local files from remembering anything.
      return null;
    }
  }

  function remember(on: boolean): void {
    try {
      window.localStorage.setItem(name, on ? 'on' : 'off');
    } catch {
      // Then the choice lasts as long as the page.
    }
  }

  function keysOn(): boolean {
    return !(box instanceof HTMLInputElement) || box.checked;
  }

  function view(): Element | null {
    for (const one of document.querySelectorAll('.view')) if (one.getClientRects().length > 0) return one;
    return null;
  }

  function go(address: string | null | undefined): void {
    if (address) location.hash = address;
  }

  function cards(): string[] {
    const lines = view()?.querySelectorAll('.side ol:not([hidden]) a') ?? [];
    return [...lines].map((line) => line.getAttribute('href') ?? '');
  }

  function finding(): string | undefined {
    const id = /^#(d\d+[fc]\d+)/u.exec(location.hash)?.[1];
    return id === undefined ? undefined : `#${id}`;
  }

  function step(by: number): void {
    const all = cards();
    const here = all.indexOf(finding() ?? '');
    go(all[here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + by))]);
    document.querySelector('.card:target summary')?.setAttribute('tabindex', '0');
  }

  function stepPlace(by: number): void {
    const id = finding();
    if (id === undefined) return;
    const links = [...(document.querySelector(id)?.querySelectorAll('dl li a') ?? [])];
    const hrefs = links.map((link) => link.getAttribute('href') ?? '');
    if (hrefs.length === 0) return;
    const here = hrefs.indexOf(location.hash);
    go(hrefs[here < 0 ? 0 : (here + by + hrefs.length) % hrefs.length]);
  }

  function openHelp(): void {
    if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
  }

  function find(): void {
    const field = document.querySelector('.filters input');
    if (!(field instanceof HTMLElement)) return;
    if (view()?.matches('.overview') !== true) location.hash = '#overview';
    requestAnimationFrame(() => field.focus());
  }

  const acts: Readonly<Record<string, () => void>> = {
    j: () => step(1),
    k: () => step(-1),
    '[': () => stepPlace(-1),
    ']': () => stepPlace(1),
    n: () => go(view()?.querySelector('.next')?.getAttribute('href')),
    p: () => go(view()?.querySelector('.prev')?.getAttribute('href')),
    b: () => history.back(),
    l: () => go('#overview'),
    '/': find,
    '?': openHelp,
  };

  function typing(target: EventTarget | null): boolean {
    return target instanceof Element && target.matches('input:not([type=checkbox]),select,textarea');
  }

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && typing(event.target) && event.target instanceof HTMLElement) event.target.blur();
    if (!keysOn() || typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (dialog instanceof HTMLDialogElement && dialog.open) return;
    const inCard = event.target instanceof Element && event.target.matches('body,.card summary');
    if (event.key === 'Enter' && inCard && document.querySelector('.card:target,.card.on')) {
      event.preventDefault();
      stepPlace(0);
      return;
    }
    const act = acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
  for (const button of document.querySelectorAll('[data-do=help]')) button.addEventListener('click', openHelp);
  if (box instanceof HTMLInputElement) {
    box.checked = remembered() !== 'off';
    box.addEventListener('change', () => remember(box.checked));
  }
}
