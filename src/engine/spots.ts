/** Owns how a hit is built at each part of a statement: field id, label, anchor and content. Refuses opinion on what is wrong there. */
import type { ExtractedDocument } from '#src/model/document.ts';
import type { Profile } from '#src/model/profile.ts';
import type { Hit, IndicatorFieldName, Spots } from '#src/model/rule.ts';
import type {
  Anchor,
  Anchored,
  Duty,
  GradingBand,
  Heading,
  Owner,
  Passage,
  StatementReading,
} from '#src/model/statement.ts';
import { findBlock } from '#src/text/find-block.ts';
import { normalise } from '#src/text/normalise.ts';
import { sentenceAt } from '#src/text/sentences.ts';
import { textAt } from './anchored-text.ts';

type Draft = Pick<Hit, 'owner' | 'field' | 'anchor' | 'content' | 'label'> & Partial<Hit>;

function hit(draft: Draft): Hit {
  return { indicator: null, absent: null, entry: null, ...draft };
}

/** Hit builders for one reading. `tick` is called for each hit: a rule that builds many is stopped between two of them. */
export function spotsOf(
  reading: StatementReading,
  profile: Profile,
  document: ExtractedDocument,
  tick: () => void,
): Spots {
  const surroundings: Surroundings = { reading, profile, document };
  const counted =
    <Arguments extends readonly unknown[]>(build: (...about: Arguments) => Hit) =>
    (...about: Arguments): Hit => {
      tick();
      return build(...about);
    };
  return {
    indicator: counted((project, indicator, field) => indicatorSpot(surroundings, project, indicator, field)),
    project: counted((project, field) => projectSpot(surroundings, project, field)),
    period: counted((project, period) => periodSpot(surroundings, project, period)),
    objective: counted((project, objective) => objectiveSpot(surroundings, project, objective)),
    absentRow: counted((project, name) => absentRowSpot(surroundings, project, name)),
    duty: counted((duty, field) => dutySpot(surroundings, duty, field)),
    dutyIndicator: counted((duty, indicator) => dutyIndicatorSpot(surroundings, duty, indicator)),
    band: counted((duty, first, last) => bandSpot(surroundings, duty, first, last)),
    entry: counted((entry, part) => entrySpot(surroundings, entry, part)),
    cover: counted((field) => coverSpot(surroundings, field)),
    heading: counted((heading) => headingSpot(heading)),
    stretch: counted((passage, start, end) => stretchSpot(surroundings, passage, start, end)),
    missingSection: counted((field) => missingSectionSpot(surroundings, field)),
  };
}

type Surroundings = {
  readonly reading: StatementReading;
  readonly profile: Profile;
  readonly document: ExtractedDocument;
};

// A value's content is what stands at its anchor, so that 90 % read as a number and the printed "90.00" have one identity.
function valueDraft(leaf: Anchored<unknown> | undefined, field: string, fallback: Anchor, { document }: Surroundings) {
  const anchor = leaf?.anchor ?? fallback;
  if (!leaf || leaf.value === null) return { field, anchor: leaf ? anchor : fallback, content: '', absent: field };
  return { field, anchor, content: textAt(anchor, document) ?? '', absent: null };
}

function indicatorSpot(around: Surroundings, project: number, indicator: number, name: IndicatorFieldName): Hit {
  const field = `indicators.${name}`;
  const layout = around.reading.layout.projects[project];
  const label = layout?.labels.get(field);
  const row = around.reading.statement.projects[project]?.indicators[indicator];
  const fallback = label?.anchor ?? layout?.heading ?? { block: '' };
  return hit({
    owner: { section: 'project', project },
    indicator,
    label: label?.text ?? around.profile.project.columns[name][0] ?? name,
    ...valueDraft(row?.[name], field, fallback, around),
  });
}

const moneyFields = ['budgetAmount', 'fiscalFunds', 'otherFunds'] as const;
const projectTexts = [
  'title',
  'unitCode',
  'unitName',
  'currencyUnit',
  'projectCode',
  'projectName',
  'useOfFunds',
] as const;

function projectSpot(around: Surroundings, project: number, field: string): Hit {
  const layout = around.reading.layout.projects[project];
  const values = around.reading.statement.projects[project];
  const key = [...moneyFields, ...projectTexts].find((name) => name === field);
  const label = layout?.labels.get(field);
  const fallback = label?.anchor ?? layout?.heading ?? { block: '' };
  const draft = valueDraft(key ? values?.[key] : undefined, field, fallback, around);
  return hit({
    owner: { section: 'project', project },
    label: label?.text ?? projectLabel(around.profile, field),
    ...draft,
  });
}

function projectLabel(profile: Profile, field: string): string {
  const fixed: Readonly<Record<string, string>> = {
    title: '表名',
    unitCode: '单位编码',
    unitName: '单位名称',
    currencyUnit: '单位',
  };
  const printed = Object.entries(profile.project.labels).find(([name]) => name === field)?.[1][0];
  return printed ?? fixed[field] ?? '';
}

function periodSpot(around: Surroundings, project: number, period: number): Hit {
  const entry = around.reading.statement.projects[project]?.disbursementSchedule?.[period];
  const field = `disbursementSchedule[${entry?.byEndOfMonth.value ?? period}]`;
  const layout = around.reading.layout.projects[project];
  const label = layout?.labels.get(field);
  const fallback = label?.anchor ?? layout?.heading ?? { block: '' };
  // A cell with words instead of a number is not blank: its words are the evidence.
  const printed = entry ? textAt(entry.cumulativePercent.anchor, around.document) : null;
  const leaf = entry && { ...entry.cumulativePercent, value: printed || null };
  return hit({
    owner: { section: 'project', project },
    label: label?.text ?? '',
    ...valueDraft(leaf, field, fallback, around),
  });
}

function objectiveSpot(around: Surroundings, project: number, objective: number): Hit {
  const layout = around.reading.layout.projects[project];
  const label = layout?.labels.get('objectives');
  const leaf = around.reading.statement.projects[project]?.objectives?.[objective];
  const fallback = label?.anchor ?? layout?.heading ?? { block: '' };
  return hit({
    owner: { section: 'project', project },
    label: label?.text ?? projectLabel(around.profile, 'objectives'),
    ...valueDraft(leaf, 'objectives', fallback, around),
  });
}

function absentRowSpot(around: Surroundings, project: number, name: string): Hit {
  const layout = around.reading.layout.projects[project];
  const head = layout?.labels.get('indicators.indicatorFamily') ?? layout?.labels.get('indicators.indicatorClass');
  const field = `indicators[${normalise(name)}]`;
  return hit({
    owner: { section: 'project', project },
    field,
    anchor: head?.anchor ?? layout?.heading ?? { block: '' },
    content: '',
    absent: field,
    label: name,
  });
}

function dutyLabel(around: Surroundings, duty: number, field: string): { text: string; anchor: Anchor } {
  const layout = around.reading.layout.duties[duty];
  const printed = layout?.labels.get(field);
  const listed = Object.entries(around.profile.sections.itemised.labels).find(([name]) => name === field)?.[1][0];
  return { text: printed?.text ?? listed ?? '', anchor: printed?.anchor ?? layout?.heading ?? { block: '' } };
}

const dutyTexts = ['name', 'dutyStatement', 'dutyObjective', 'objective', 'gradingText'] as const;

function dutySpot(around: Surroundings, duty: number, field: string): Hit {
  const label = dutyLabel(around, duty, field);
  const values: Duty | undefined = around.reading.statement.duties[duty];
  const key = dutyTexts.find((name) => name === field);
  const leaf = field === 'indicators' ? values?.indicators?.[0] : key && values?.[key];
  return hit({ owner: { section: 'duty', duty }, label: label.text, ...valueDraft(leaf, field, label.anchor, around) });
}

function dutyIndicatorSpot(around: Surroundings, duty: number, indicator: number): Hit {
  const label = dutyLabel(around, duty, 'indicators');
  const leaf = around.reading.statement.duties[duty]?.indicators?.[indicator];
  return hit({
    owner: { section: 'duty', duty },
    label: label.text,
    ...valueDraft(leaf, 'indicators', label.anchor, around),
  });
}

function bandSpot(around: Surroundings, duty: number, first: number, last: number): Hit {
  const label = dutyLabel(around, duty, 'gradingText');
  const bands: readonly GradingBand[] = around.reading.statement.duties[duty]?.gradingBands ?? [];
  const from = bands[first]?.grade;
  const to = bands[last]?.grade;
  const field = `gradingBands[${from?.value ?? first}]`;
  const draft = valueDraft(from, field, label.anchor, around);
  return hit({
    owner: { section: 'duty', duty },
    label: label.text,
    ...draft,
    anchor: from && to ? span(from.anchor, to.anchor) : label.anchor,
  });
}

// Neighbouring bands stand in one block as a rule; where a page break parts them the first one is quoted.
function span(from: Anchor, to: Anchor): Anchor {
  if (from.block !== to.block || from.continues || to.continues || !from.span || !to.span) return from;
  return { block: from.block, span: [Math.min(from.span[0], to.span[0]), Math.max(from.span[1], to.span[1])] };
}

function entrySpot(around: Surroundings, entry: number, part: 'title' | 'page'): Hit {
  const values = around.reading.statement.contents[entry];
  const title = values?.title.value ?? '';
  const anchor = values?.[part].anchor ?? { block: '' };
  const printed = textAt(anchor, around.document) ?? '';
  return hit({
    owner: { section: 'contents' },
    field: `contents.${part}`,
    anchor,
    // A broken page says nothing: the error text is one program's way of saying so.
    content: part === 'page' && values?.broken.value ? '' : printed,
    absent: printed === '' ? `contents.${part}` : null,
    label: part === 'page' ? '页码' : '标题',
    entry: title,
  });
}

function coverSpot(around: Surroundings, field: 'department' | 'fiscalYear' | 'preparedBy' | 'reviewedBy'): Hit {
  const labels = { department: '部门', fiscalYear: '预算年度', preparedBy: '编制', reviewedBy: '审核' } as const;
  const { layout, statement } = around.reading;
  const fallback = layout.cover[0] ?? layout.contentsHeading ?? layout.headings[0]?.anchor ?? { block: '' };
  return hit({
    owner: { section: 'cover' },
    label: labels[field],
    ...valueDraft(statement[field], field, fallback, around),
  });
}

function headingSpot(heading: Heading): Hit {
  return hit({
    owner: heading.owner,
    field: heading.field ?? 'text',
    anchor: heading.anchor,
    content: heading.text,
    label: normalise(heading.text),
  });
}

function stretchSpot(around: Surroundings, passage: Passage, start: number, end: number): Hit {
  const [from, to] =
    passage.field === 'text' || passage.indicator === null ? sentenceAt(passage.text, start) : [0, passage.text.length];
  return hit({
    owner: passage.owner,
    field: passage.field,
    indicator: passage.indicator,
    anchor: cutAnchor(passage.anchor, start, end, around.document),
    content: passage.text.slice(from, to),
    label: passageLabel(around, passage),
  });
}

function passageLabel(around: Surroundings, passage: Passage): string {
  if (passage.owner.section === 'project') {
    return (
      around.reading.layout.projects[passage.owner.project]?.labels.get(passage.field)?.text ??
      projectLabel(around.profile, passage.field)
    );
  }
  return passage.owner.section === 'duty' ? dutyLabel(around, passage.owner.duty, passage.field).text : '';
}

/** The part of an anchor that holds the units from `start` to `end` of its text. */
function cutAnchor(anchor: Anchor, start: number, end: number, document: ExtractedDocument): Anchor {
  const first = findBlock(document, anchor.block)?.text ?? '';
  const pieces = [
    { block: anchor.block, span: anchor.span ?? ([0, first.length] as const), joint: '' as const },
    ...(anchor.continues ?? []),
  ];
  const cut: { block: string; span: [number, number]; joint: '' | '\n' }[] = [];
  let at = 0;
  for (const {
    block,
    span: [from, to],
    joint,
  } of pieces) {
    const begin = at + joint.length;
    const lo = Math.max(start, begin);
    const hi = Math.min(end, begin + to - from);
    if (lo < hi) cut.push({ block, span: [from + lo - begin, from + hi - begin], joint });
    at = begin + to - from;
  }
  const [head, ...rest] = cut;
  if (!head) return anchor;
  return { block: head.block, span: head.span, ...(rest.length > 0 ? { continues: rest } : {}) };
}

const sectionOwners: Readonly<Record<string, Owner>> = {
  safeguardMeasures: { section: 'safeguards' },
  cover: { section: 'cover' },
};

function missingSectionSpot(around: Surroundings, field: string): Hit {
  const { layout } = around.reading;
  const anchor = layout.headings[0]?.anchor ??
    layout.contentsHeading ??
    layout.cover[0] ?? { block: around.document.blocks[0]?.id ?? '' };
  return hit({
    owner: sectionOwners[field] ?? { section: 'part-1' },
    field,
    anchor,
    content: '',
    absent: field,
    label: '',
  });
}
