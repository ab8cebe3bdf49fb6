/** Owns, in the page, the buttons of an open card: copying what to do, stepping through its places. Refuses what a card says. */
export function copyAdvice(): void {
  function said(key: string): string {
    return document.querySelector(`#said [value=${key}]`)?.textContent ?? '';
  }

  function button(text: string, kind: string, act: () => void, label = text): HTMLButtonElement {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = kind;
    made.textContent = text;
    made.setAttribute('aria-label', label);
    made.addEventListener('click', act);
    return made;
  }

  function adviceOf(box: Element): string {
    const advice = box.querySelector('.ask p')?.textContent ?? '';
    const places = [...box.querySelectorAll('dl li')].map((line) =>
      [...line.children].map((part) => (part.matches('q') ? `“${part.textContent}”` : part.textContent)).join(''),
    );
    return places.length === 0 ? advice : `${said('where')}：${places.join('、')}\n${said('fix')}：${advice}`;
  }

  async function write(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Where the browser keeps the clipboard from local files, a selection can still be copied.
      const field = document.createElement('textarea');
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand('copy');
      field.remove();
    }
  }

  function copyButton(box: Element): HTMLButtonElement {
    const made = button(said('copy'), 'btn copy', () => {
      void write(adviceOf(box)).then(() => {
        made.textContent = said('copied');
        const live = document.getElementById('live');
        if (live) live.textContent = said('copied');
        setTimeout(() => {
          made.textContent = said('copy');
        }, 2000);
      });
    });
    return made;
  }

  /** ‹ › through the places that are drawn. */
  function stepper(card: Element): HTMLElement | null {
    const links = [...card.querySelectorAll('dl li a')].map((link) => link.getAttribute('href') ?? '');
    if (links.length === 0) return null;
    const box = document.createElement('span');
    box.className = 'stepper';
    const count = document.createElement('span');
    const at = () => Math.max(0, links.indexOf(location.hash));
    const show = () => {
      count.textContent = said('nth').replace('{n}', String(at() + 1));
    };
    const go = (step: number) => () => {
      const here = links.indexOf(location.hash);
      location.hash = links[here < 0 ? 0 : (here + step + links.length) % links.length] ?? '';
    };
    addEventListener('hashchange', show);
    show();
    box.append(count, button('‹', 'step-back', go(-1), said('previous')), button('›', 'step-on', go(1), said('next')));
    return box;
  }

  function dress(card: Element): void {
    if (card.querySelector('.stepper,.copy')) return;
    const acts = card.querySelector('.acts') ?? document.createElement('p');
    acts.className = 'acts';
    card.append(acts);
    if (!card.matches('.c')) acts.prepend(copyButton(card));
    const steps = stepper(card);
    if (steps) acts.append(steps);
  }

  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (target instanceof HTMLDetailsElement && target.matches('.card') && target.open) dress(target);
    },
    true,
  );
  for (const box of document.querySelectorAll('.copyable')) {
    if (box.parentElement) box.after(copyButton(box.parentElement));
  }
}
