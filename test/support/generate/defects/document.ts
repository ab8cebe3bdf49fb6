/** Owns defects of the document around the tables: contents, sections, duty blocks, cover, years, marks. Refuses what stands in a table cell, but for left-over template text. */
import type { PlainContentsEntry, PlainDuty } from '../plain.ts';
import type { Prng } from '../prng.ts';
import type { GeneratedStatement } from '../statement.ts';
import {
  dutyPlace,
  found,
  type InjectedDefect,
  type Injector,
  pickOrNull,
  pickProject,
  pickRow,
  projectPlace,
  rowPlace,
  withDuty,
  withProject,
  withRow,
  withStatement,
} from './edit.ts';

function withEntry(form: GeneratedStatement, index: number, change: Partial<PlainContentsEntry>): GeneratedStatement {
  const { contents } = form.statement;
  return withStatement(form, {
    contents: contents.map((entry, at) => (at === index ? { ...entry, ...change } : entry)),
  });
}

function pickEntry({ statement }: GeneratedStatement, prng: Prng, from = 0): number | null {
  const indexes = statement.contents.map((_, index) => index).slice(from);
  return pickOrNull(indexes, prng);
}

/** Entries of Part 1 come first; the project entries follow in the order of the tables. */
const firstProjectEntry = 3;

const brokenReference: Injector = (form, prng, ruleId) => {
  const index = pickEntry(form, prng);
  if (index === null) return null;
  const broken = withEntry(form, index, { page: null, broken: true });
  return found(broken, [{ ruleId, section: 'contents', field: 'contents.page' }]);
};

/** Another word in the middle of one title; the number stays, so that entry and table are still a pair. */
const headingMismatch: Injector = (form, prng, ruleId) => {
  const index = pickEntry(form, prng, firstProjectEntry);
  if (index === null) return null;
  const title = form.statement.contents[index]?.title ?? '';
  const changed = withEntry(form, index, { title: title.replace(/绩效目标表$/u, '专项绩效目标表') });
  return found(changed, [{ ruleId, section: 'contents' }]);
};

function entryWithoutTable(form: GeneratedStatement, ruleId: string): InjectedDefect {
  const { contents, projects } = form.statement;
  const mark = projects[0]?.title?.startsWith('1.') ? '.' : '、';
  const entry: PlainContentsEntry = {
    title: `${projects.length + 1}${mark}档案库房搬迁绩效目标表`,
    page: (contents.at(-1)?.page ?? 1) + 1,
    broken: false,
  };
  return found(withStatement(form, { contents: [...contents, entry] }), [{ ruleId, section: 'contents' }]);
}

const projectMismatch: Injector = (form, prng, ruleId) => {
  const { contents, projects } = form.statement;
  if (contents.length === 0) return null;
  if (projects.length < 2 || prng.chance(0.5)) return entryWithoutTable(form, ruleId);
  const index = prng.int(0, projects.length - 1);
  const rest = contents.filter((_, at) => at !== firstProjectEntry + index);
  return found(withStatement(form, { contents: rest }), [projectPlace(ruleId, index)]);
};

const sectionMissing: Injector = (form, _prng, ruleId) => {
  const { contents, sections } = form.statement;
  const { safeguardMeasures: _gone, ...rest } = sections;
  // The entry goes with the section: an entry without heading would be a second defect.
  const entries = contents.filter(({ title }) => !title?.endsWith('保障措施'));
  return found(withStatement(form, { contents: entries, sections: rest }), [{ ruleId, section: 'safeguards' }]);
};

const sectionEmpty: Injector = (form, prng, ruleId) => {
  const { sections, duties } = form.statement;
  const text = prng.pick([null, '无', '略', '暂无']);
  const duty = prng.int(0, duties.length - 1);
  return prng.pick([
    () =>
      found(withStatement(form, { sections: { ...sections, safeguardMeasures: text } }), [
        { ruleId, section: 'safeguards' },
      ]),
    () =>
      found(withStatement(form, { sections: { ...sections, overallObjective: text } }), [
        { ruleId, section: 'part-1' },
      ]),
    () =>
      found(
        withDuty(form, duty, (old) => ({ ...old, dutyObjective: text })),
        [dutyPlace(ruleId, duty, 'dutyObjective')],
      ),
  ])();
};

function withoutPart(
  duty: PlainDuty,
  part: 'dutyStatement' | 'dutyObjective' | 'objective' | 'gradingText',
): PlainDuty {
  const { [part]: _gone, ...rest } = duty;
  if (part !== 'gradingText') return rest;
  const { gradingBands: _bands, ...withoutBands } = rest;
  return withoutBands;
}

const dutyIncomplete: Injector = (form, prng, ruleId) => {
  const index = prng.int(0, form.statement.duties.length - 1);
  const part = prng.pick(['dutyStatement', 'dutyObjective', 'objective', 'gradingText'] as const);
  return found(
    withDuty(form, index, (duty) => withoutPart(duty, part)),
    [dutyPlace(ruleId, index, part)],
  );
};

const coverIncomplete: Injector = (form, prng, ruleId) => {
  const { preparedBy, reviewedBy, ...rest } = form.statement;
  const field = prng.pick(['preparedBy', 'reviewedBy'] as const);
  const kept = field === 'preparedBy' ? { reviewedBy: reviewedBy ?? null } : { preparedBy: preparedBy ?? null };
  return found({ ...form, statement: { ...rest, ...kept } }, [{ ruleId, section: 'cover', field }]);
};

/** The year after: a year gone by could be meant as history. */
const yearInconsistent: Injector = (form, _prng, ruleId) => {
  const { sections, fiscalYear } = form.statement;
  const year = fiscalYear ?? 0;
  const overallObjective = sections.overallObjective?.replace(`${year}年度`, `${year + 1}年度`) ?? null;
  return found(withStatement(form, { sections: { ...sections, overallObjective } }), [{ ruleId, section: 'part-1' }]);
};

/** A second mark after one of the first commas, so that no sentence begins or ends elsewhere. */
function doubleMark(text: string, prng: Prng): string {
  return text.replace('，', prng.pick(['，，', '，、', '，；']));
}

const duplicatePunctuation: Injector = (form, prng, ruleId) => {
  const { sections, duties } = form.statement;
  const duty = prng.int(0, duties.length - 1);
  const double = (text: string | null | undefined) => doubleMark(text ?? '', prng);
  return prng.pick([
    () => {
      const safeguardMeasures = double(sections.safeguardMeasures);
      return found(withStatement(form, { sections: { ...sections, safeguardMeasures } }), [
        { ruleId, section: 'safeguards' },
      ]);
    },
    () => {
      const overallObjective = double(sections.overallObjective);
      return found(withStatement(form, { sections: { ...sections, overallObjective } }), [
        { ruleId, section: 'part-1' },
      ]);
    },
    () =>
      found(
        withDuty(form, duty, (old) => ({ ...old, dutyObjective: double(old.dutyObjective) })),
        [dutyPlace(ruleId, duty, 'dutyObjective')],
      ),
  ])();
};

/** Needs three tables of one unit: with two nobody could say which of them is wrong. */
const nameInconsistent: Injector = (form, prng, ruleId) => {
  const sharing = (code: string | null | undefined) =>
    form.statement.projects.flatMap(({ unitCode }, index) => (unitCode === code ? [index] : []));
  const picked = pickProject(form, prng, ({ unitCode }) => sharing(unitCode).length >= 3);
  if (!picked) return null;
  const { project, index } = picked;
  const changed = prng.chance(0.5)
    ? withProject(form, index, (old) => ({ ...old, unitName: `${old.unitName}本级` }))
    : withProject(form, index, (old) => ({ ...old, unitCode: `${old.unitCode?.slice(0, 3)}088` }));
  const others = sharing(project.unitCode).filter((at) => at !== index);
  return found(
    changed,
    [projectPlace(ruleId, index)],
    others.map((at) => projectPlace(ruleId, at)),
  );
};

const templateText: Injector = (form, prng, ruleId) => {
  const row = pickRow(form, prng, () => true);
  if (!row) return null;
  const { project } = row;
  return prng.pick([
    () =>
      found(
        withRow(form, row, (old) => ({ ...old, targetBasis: '（填写确定依据）' })),
        [rowPlace(ruleId, row, 'indicators.targetBasis')],
      ),
    () =>
      found(
        withRow(form, row, (old) => ({ ...old, targetBasis: '《××发展规划》' })),
        [rowPlace(ruleId, row, 'indicators.targetBasis')],
      ),
    () =>
      found(
        withProject(form, project, (old) => ({ ...old, useOfFunds: '主要用于XX设备购置和安装调试。' })),
        [projectPlace(ruleId, project, 'useOfFunds')],
      ),
  ])();
};

export const documentInjectors = {
  'document/toc-broken-reference': brokenReference,
  'document/toc-heading-mismatch': headingMismatch,
  'document/toc-project-mismatch': projectMismatch,
  'document/required-section-missing': sectionMissing,
  'document/section-empty': sectionEmpty,
  'document/duty-block-incomplete': dutyIncomplete,
  'document/cover-metadata-missing': coverIncomplete,
  'document/fiscal-year-inconsistent': yearInconsistent,
  'document/duplicate-punctuation': duplicatePunctuation,
  'document/department-name-inconsistent': nameInconsistent,
  'document/residual-template-text': templateText,
};
