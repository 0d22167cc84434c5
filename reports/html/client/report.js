(() => {
  const root = document.documentElement;
  root.classList.add('js');
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const findings = all('.finding, .finding-line');
  const field = document.getElementById('q');
  const count = document.getElementById('q-count');
  const help = document.getElementById('help');

  // Theme: as the system, light, dark. Storage may be refused for files; then it is not remembered.
  const themes = ['system', 'light', 'dark'];
  const themeButton = document.getElementById('theme');
  const remember = (value) => {
    try {
      if (value !== undefined) localStorage.setItem('assay-theme', value);
      return localStorage.getItem('assay-theme');
    } catch {
      return value ?? null;
    }
  };
  const setTheme = (name) => {
    if (name === 'system') delete root.dataset.theme;
    else root.dataset.theme = name;
    themeButton.textContent = `Theme: ${name}`;
  };
  let theme = themes.includes(remember()) ? remember() : 'system';
  setTheme(theme);
  const nextTheme = () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    remember(theme);
    setTheme(theme);
  };
  themeButton.addEventListener('click', nextTheme);

  // Token search: key:value, key:"a b", !token; everything else is looked for in the text.
  const keys = ['severity', 'state', 'check', 'part', 'criterion', 'module', 'op'];
  const tokensOf = (text) =>
    [...text.matchAll(/(!?)(?:([a-z]+):)?(?:"([^"]*)"|(\S+))/g)].map(([whole, not, key, quoted, plain]) => {
      const known = key !== undefined && keys.includes(key);
      const value = known || key === undefined ? (quoted ?? plain) : whole.slice(not.length);
      return { not: not === '!', key: known ? key : null, value: value.toLowerCase() };
    });
  const matches = (finding, { not, key, value }) => {
    if (value === '') return true;
    const exact = key === 'severity' || key === 'state' || key === 'criterion' || key === 'module' || key === 'part';
    const text = (key === null ? finding.textContent : (finding.dataset[key] ?? '')).toLowerCase();
    return not !== (exact ? text === value : text.includes(value));
  };
  const filter = (text, keep = true) => {
    if (field === null) return;
    field.value = text;
    const tokens = tokensOf(text);
    let shown = 0;
    for (const finding of findings) {
      finding.hidden = !tokens.every((token) => matches(finding, token));
      if (!finding.hidden) shown += 1;
    }
    count.textContent = text.trim() === '' ? '' : `${shown} of ${findings.length}`;
    if (keep) history.replaceState(null, '', text === '' ? location.pathname : `#q=${encodeURIComponent(text)}`);
  };
  field?.addEventListener('input', () => filter(field.value));
  for (const element of all('[data-filter]')) {
    element.addEventListener('click', (event) => {
      event.preventDefault();
      filter(element.dataset.filter);
      document.getElementById('findings').scrollIntoView();
    });
  }
  const unfold = (element) => {
    for (let up = element; up !== null; up = up.parentElement) if (up.tagName === 'DETAILS') up.open = true;
    const own = element.querySelector(':scope > details');
    if (own !== null) own.open = true;
  };
  const followHash = () => {
    const hash = location.hash.slice(1);
    if (hash.startsWith('q=')) {
      try {
        filter(decodeURIComponent(hash.slice(2)), false);
        document.getElementById('findings').scrollIntoView();
      } catch {
        filter('', false);
      }
      return;
    }
    const target = hash === '' ? null : document.getElementById(hash);
    if (target?.classList.contains('finding')) {
      target.hidden = false;
      unfold(target);
    }
  };
  addEventListener('hashchange', followHash);
  followHash();

  // Copying. Files may lack the clipboard; then the text is selected for the reader to copy.
  const copy = async (text, button, source) => {
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = 'Copied';
    } catch {
      if (source !== null) getSelection().selectAllChildren(source);
      button.textContent = 'Selected: press Ctrl+C';
    }
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  };
  const fenced = (text) => {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}\n${text}\n${fence}`;
  };
  const asMarkdown = (card) => {
    const text = (selector) => card.querySelector(selector)?.textContent.trim() ?? '';
    const commands = all('.command', card).map((command) => {
      const [title, body] = [command.querySelector('h4'), command.querySelector('pre')];
      return `**${title.textContent}**\n\n${fenced(body.textContent)}`;
    });
    return [
      `## ${text('.finding-title').replace(/[\n`<>]/g, ' ')}`,
      fenced(`${card.dataset.severity} · ${card.dataset.op} · ${card.dataset.check}`),
      `**Expected**\n\n${fenced(text('.value'))}`,
      `**Observed**\n\n${fenced(text('.value.observed'))}`,
      ...commands,
    ].join('\n\n');
  };
  for (const button of all('[data-copy]')) {
    const source = button.closest('.command').querySelector('pre');
    button.addEventListener('click', () => copy(source.textContent, button, source));
  }
  for (const button of all('[data-markdown]')) {
    const card = button.closest('.finding');
    button.addEventListener('click', () => copy(asMarkdown(card), button, null));
  }

  // Sorting of tables by a click on a column's head.
  const cellValue = (row, at) => {
    const text = row.cells[at].firstChild?.textContent.trim() ?? '';
    const number = Number.parseFloat(text.replaceAll(',', ''));
    return Number.isNaN(number) ? text : number;
  };
  for (const table of all('table[data-sortable]')) {
    all('thead th', table).forEach((head, at) => {
      if (head.querySelector('.visually-hidden') !== null) return;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        for (const other of all('thead th', table)) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const rows = [...table.tBodies[0].rows].sort((a, b) => {
          const [x, y] = [cellValue(a, at), cellValue(b, at)];
          if (typeof x === typeof y) return x < y ? -1 : x > y ? 1 : 0;
          return typeof x === 'number' ? 1 : -1;
        });
        table.tBodies[0].append(...(down ? rows.reverse() : rows));
      });
    });
  }

  // Keys.
  let current = -1;
  const step = (by) => {
    const shown = findings.filter((finding) => !finding.hidden);
    if (shown.length === 0) return;
    const from = shown.indexOf(findings[current]);
    const next = shown[Math.min(shown.length - 1, Math.max(0, from + by))];
    findings[current]?.classList.remove('current');
    current = findings.indexOf(next);
    next.classList.add('current');
    next.scrollIntoView({ block: 'nearest' });
    next.querySelector('summary')?.focus({ preventScroll: true });
  };
  const actions = {
    '/': () => field?.focus(),
    '?': () => help.showModal(),
    j: () => step(1),
    k: () => step(-1),
    f: () => filter('state:open'),
    t: nextTheme,
    e: () => {
      const folds = all('main details');
      const open = folds.some((fold) => !fold.open);
      for (const fold of folds) fold.open = open;
    },
  };
  document.getElementById('help-open').addEventListener('click', () => help.showModal());
  addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLInputElement;
    if (typing && event.key === 'Escape') event.target.blur();
    if (typing || event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    const section = /^[1-9]$/.test(event.key) ? all('nav.side ol a')[Number(event.key) - 1] : undefined;
    const action = section === undefined ? actions[event.key] : () => section.click();
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
  addEventListener('beforeprint', () => {
    for (const fold of all('.finding[data-state=open] > details, .part')) fold.open = true;
  });
})();
