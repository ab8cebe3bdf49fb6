/** A rules pack that changes: texts that lie unchanged are checked again without being read, and no department is blamed. */
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { spoilUnseen, writeForm } from '../support/share.ts';
import { blankBasis, cleanForm } from './forms.ts';
import { makeHome } from './home.ts';
import { openOffice, root } from './office.ts';

/** The built-in rules that are YAML, as an office copies them to change them. */
function copyRules(to: string): void {
  const from = join(root, 'rules');
  for (const { name, parentPath } of readdirSync(from, { withFileTypes: true, recursive: true })) {
    if (!/\.ya?ml$/u.test(name)) continue;
    const family = parentPath.slice(from.length);
    mkdirSync(join(to, family), { recursive: true });
    cpSync(join(parentPath, name), join(to, family, name));
  }
}

test('what a new rule finds is told as added by the pack; nothing is read for it', async () => {
  const office = openOffice(makeHome());
  const rules = join(office.home, 'rules');
  copyRules(rules);
  const rule = join(rules, 'target', 'basis-missing.yaml');
  const aside = join(office.home, 'basis-missing.yaml');
  cpSync(rule, aside);
  rmSync(rule);
  const files = [1, 2, 3].map((seed) =>
    writeForm(
      office.folder,
      `${seed}.docx`,
      blankBasis(
        cleanForm(seed),
        seed === 3
          ? []
          : [
              [1, seed],
              [2, 1],
            ],
      ),
    ),
  );
  const first = await office.night({ rules });
  expect(first.counts.complete).toBe(3);
  files.forEach(spoilUnseen);
  cpSync(aside, rule);
  const second = await office.night({ rules });
  expect(second.counts).toMatchObject({ seen: 3, unchanged: 3, complete: 0 });
  expect([second.changes, second.packAdded]).toEqual([[], { documents: 2, places: 4 }]);
  const third = await office.night({ rules });
  expect(third.packAdded).toEqual({ documents: 0, places: 0 });
  writeForm(
    office.folder,
    '1.docx',
    blankBasis(cleanForm(1), [
      [2, 1],
      [3, 1],
    ]),
  );
  const fourth = await office.night({ rules });
  expect(fourth.changes).toMatchObject([{ fixed: 1, still: 1, new: 1, unjudged: 0 }]);
  rmSync(rule);
  writeForm(office.folder, '1.docx', cleanForm(1));
  const fifth = await office.night({ rules });
  expect(fifth.changes).toMatchObject([{ fixed: 0, still: 0, new: 0, unjudged: 0 }]);
});
