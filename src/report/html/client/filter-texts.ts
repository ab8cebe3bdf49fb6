/** Owns, in the page, the filters above the table of texts; what is chosen stands in the address. Refuses counts of findings, which stand in the rows. */
export function filterTexts(): void {
  const form = document.querySelector('.filters');
  const search = form?.querySelector('input');
  const select = form?.querySelector('select');
  const panel = document.querySelector('.texts');
  if (!form || !search || !select || !panel) return;
  const fields = { search, select, panel };
  const rows = [...panel.querySelectorAll('tbody tr')];
  const flags = [...form.querySelectorAll('[data-flag]')];
  type Choice = { readonly flag: string; readonly rule: string; readonly text: string };

  function said(key: string): string {
    return document.querySelector(`#said [value=${key}]`)?.textContent ?? '';
  }

  function chosen(): Choice | null {
    if (!location.hash.startsWith('#?'))
      return location.hash === '' || location.hash === '#' ? { flag: '', rule: '', text: '' } : null;
    const wanted = new URLSearchParams(location.hash.slice(2));
    return { flag: wanted.get('is') ?? '', rule: wanted.get('rule') ?? '', text: wanted.get('q') ?? '' };
  }

  function addressOf({ flag, rule, text }: Choice): string {
    const wanted = new URLSearchParams();
    if (flag !== '') wanted.set('is', flag);
    if (rule !== '') wanted.set('rule', rule);
    if (text !== '') wanted.set('q', text);
    return wanted.size === 0 ? '#' : `#?${wanted}`;
  }

  function meets(row: Element, { flag, rule, text }: Choice): boolean {
    const own = (name: string) => (row.getAttribute(name) ?? '').split(' ');
    if (flag !== '' && !own('data-k').includes(flag)) return false;
    if (rule !== '' && !own('data-r').includes(rule)) return false;
    return text === '' || (row.querySelector('th')?.textContent ?? '').toLowerCase().includes(text.toLowerCase());
  }

  function count(choice: Choice): number {
    return rows.filter((row) => meets(row, choice)).length;
  }

  let current: Choice = { flag: '', rule: '', text: '' };

  /** Typing rewrites the address, every other choice adds to it, so that Back undoes one choice. */
  function choose(change: Partial<Choice>, typing = false): void {
    const next = { ...current, ...change };
    if (typing) history.replaceState(null, '', addressOf(next));
    else history.pushState(null, '', addressOf(next));
    show(next);
  }

  function nameOfRule(rule: string): string {
    return fields.select.querySelector(`option[value="${CSS.escape(rule)}"]`)?.getAttribute('data-title') ?? '';
  }

  function nameOfFlag(flag: string): string {
    return form?.querySelector(`[data-flag="${CSS.escape(flag)}"] span`)?.textContent ?? '';
  }

  function conditions({ flag, rule, text }: Choice): { readonly name: string; readonly without: Partial<Choice> }[] {
    return [
      ...(flag === '' ? [] : [{ name: nameOfFlag(flag), without: { flag: '' } }]),
      ...(rule === '' ? [] : [{ name: `${said('rule')}“${nameOfRule(rule)}”`, without: { rule: '' } }]),
      ...(text === '' ? [] : [{ name: `${said('search')}“${text}”`, without: { text: '' } }]),
    ];
  }

  function show(choice: Choice): void {
    current = choice;
    const filtered = choice.flag !== '' || choice.rule !== '' || choice.text !== '';
    if (fields.search.value !== choice.text) fields.search.value = choice.text;
    fields.select.value = choice.rule;
    fields.select.classList.toggle('set', choice.rule !== '');
    for (const button of flags) {
      const flag = button.getAttribute('data-flag') ?? '';
      button.setAttribute('aria-pressed', String(flag === choice.flag));
      const number = button.querySelector('b');
      if (number) number.textContent = String(count({ ...choice, flag }));
    }
    for (const option of fields.select.querySelectorAll('option[data-title]')) {
      const rule = option.getAttribute('value') ?? '';
      option.textContent = `${option.getAttribute('data-title')} ${count({ ...choice, rule })}`;
    }
    for (const row of rows) row.toggleAttribute('hidden', !meets(row, choice));
    if (filtered) fields.panel.classList.remove('folded');
    const found = count(choice);
    const sentence = said('shown').replace('{n}', String(found)).replace('{m}', String(rows.length));
    const shown = fields.panel.querySelector('.shown');
    if (shown) shown.textContent = sentence;
    showMore(filtered);
    showPrintHead(filtered, choice, sentence);
    showNone(found, choice);
  }

  function showMore(filtered: boolean): void {
    const more = fields.panel.querySelector('[data-do=more]');
    more?.toggleAttribute('hidden', filtered || !fields.panel.matches('.folded'));
  }

  function showPrintHead(filtered: boolean, choice: Choice, sentence: string): void {
    const line = document.querySelector('.filtered');
    if (!line) return;
    line.toggleAttribute('hidden', !filtered);
    const names = conditions(choice).map(({ name }) => name);
    line.textContent = `${said('filtered')}${names.join('、')}。${sentence}`;
  }

  function showNone(found: number, choice: Choice): void {
    const none = fields.panel.querySelector('.none');
    none?.toggleAttribute('hidden', found > 0);
    if (!none || found > 0) return;
    const head = document.createElement('h3');
    head.textContent = said('noMatch');
    const line = document.createElement('p');
    const all = conditions(choice);
    line.textContent = `${said('conditions')}${all.map(({ name }) => name).join('、')}。${said('stillThere').replace('{m}', String(rows.length))}`;
    const offer = (text: string, change: Partial<Choice>) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'btn';
      const number = said('texts').replace('{n}', String(count({ ...choice, ...change })));
      button.textContent = `${text}（${number}）`;
      button.addEventListener('click', () => choose(change));
      return button;
    };
    const drops = all.length < 2 ? [] : all.map(({ name, without }) => offer(`${said('drop')}${name}`, without));
    none.replaceChildren(head, line, ...drops, offer(said('dropAll'), { flag: '', rule: '', text: '' }));
  }

  form.addEventListener('submit', (event) => event.preventDefault());
  search.addEventListener('input', () => choose({ text: search.value.trim() }, true));
  select.addEventListener('change', () => choose({ rule: select.value }));
  for (const button of flags)
    button.addEventListener('click', () => choose({ flag: button.getAttribute('data-flag') ?? '' }));
  panel.querySelector('[data-do=more]')?.addEventListener('click', () => {
    panel.classList.remove('folded');
    showMore(false);
  });
  for (const button of document.querySelectorAll('[data-rule]')) {
    button.addEventListener('click', () => {
      const kind = rows.length === 0 ? undefined : kindOf(button.getAttribute('data-rule') ?? '');
      if (kind !== undefined) location.hash = addressOf({ flag: '', rule: kind, text: '' });
    });
  }
  function kindOf(address: string): string | undefined {
    return (
      fields.select.querySelector(`option[data-about="${CSS.escape(address)}"]`)?.getAttribute('value') ?? undefined
    );
  }
  const follow = () => {
    const choice = chosen();
    if (choice) show(choice);
  };
  addEventListener('hashchange', follow);
  addEventListener('popstate', follow);
  show(chosen() ?? current);
}
