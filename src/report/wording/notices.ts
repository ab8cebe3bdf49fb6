/** Owns what is said with a caveat on a reading: what was met, what it limits, who does what. Refuses findings and the values of cells. */
import type { Origin } from '#src/model/document.ts';
import type { Notice, NoticeCode } from '#src/model/result.ts';
import type { Language } from '#src/model/run.ts';
import { plural, sayList, sayRuns } from './words.ts';

/** Notices of one code and cause speak together: `values` are those of the first, `count` says how many there are. */
type Told = {
  readonly values: Readonly<Record<string, string>>;
  readonly count: number;
  readonly pages: readonly number[];
};

type Saying = (told: Told) => string;

const missingEvidence: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    spans: '原件没有合并单元格信息',
    fields: '原件没有目录域信息',
    pages: '原件没有页码信息',
    'hidden-text': '原件看不出隐藏文字',
    time: '超过了时间限度',
  },
  en: {
    spans: 'no merge data',
    fields: 'no field data',
    pages: 'no page numbers',
    'hidden-text': 'hidden text not visible',
    time: 'out of time',
  },
};

/** Kinds of personal numbers as a reader calls them. */
const personalKinds: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  'zh-CN': { 'identity-number': '身份证号', 'mobile-number': '手机号', 'bank-card': '银行卡号' },
  en: { 'identity-number': 'identity number', 'mobile-number': 'mobile number', 'bank-card': 'bank card number' },
};

function inBrackets({ values: { kind } }: Told, language: Language): string {
  if (kind === undefined) return '';
  const name = personalKinds[language][kind] ?? kind;
  return language === 'zh-CN' ? `（${name}）` : ` (${name})`;
}

function chinesePages(told: Told): string {
  return told.pages.length === 0 ? '有的页' : `第${sayRuns(told.pages, 'zh-CN')}页`;
}

function thesePages(told: Told): string {
  if (told.pages.length < 2) return '这一页';
  return told.pages.length === 2 ? '这两页' : '这些页';
}

const chinese: Readonly<Record<NoticeCode, Saying>> = {
  'page-without-text': (told) =>
    `${chinesePages(told)}是扫描图，未读。${thesePages(told)}没有结论。请报送带文字的文本。`,
  'text-recognised': (told) =>
    `${chinesePages(told)}是扫描图，文字由程序识别。识别没有把握的地方列入“请核对”。请对照原件核对。`,
  'reading-doubtful': ({ count }) => `有${count}处文字识别没有把握，有关意见列入“请核对”。请对照原件核对。`,
  'spans-inferred': () => '原件没有合并单元格信息，空白的一、二级指标按上一行读取。其余不受影响。',
  'rows-rejoined': () => '跨页拆开的表格行已接成一行，行号按接好后计算。',
  'external-reference': () => '文本引用了外部文件，没有打开，其中内容没有检查。请部门把内容放进文本后报送。',
  'active-content': () => '文本含有宏、脚本或嵌入对象，没有运行，其中内容没有检查。请部门删除后报送。',
  'tracked-changes': () => '文本有未接受的修订，按删除后的文字检查。请部门定稿后报送。',
  'hidden-text': () => '文本有隐藏文字，没有作为正文检查。请部门删除或取消隐藏后报送。',
  comments: () => '文本带有批注，批注没有检查。请部门定稿后报送。',
  signatures: () => '文本带有电子签章，签章真伪没有核验。不影响检查。',
  'unmapped-characters': () => '有些字的编码无法对应到文字，所在处的结论不可靠。请部门重新导出后报送。',
  'encoding-guessed': ({ values }) =>
    `文件没有标明编码，${values.encoding === undefined ? '编码按内容推断' : `按${values.encoding}读取`}。如有乱码，请部门另存为DOCX报送。`,
  'wrong-extension': () => '文件扩展名与内容不符，按内容读取。不影响检查。',
  'readers-differ': () => '两种读法读出的文字不同，此处结论请对照原件核对。',
  'personal-data': (told) => `文本含有个人信息${inBrackets(told, 'zh-CN')}。请部门核对是否应当写入。`,
  'form-not-recognised': () => '没有认出表样，绩效内容没有检查。请部门按规定表样报送。',
  'columns-unsure': () => '有的表格栏位没有对齐，读出的值可能错栏，有关意见列入“请核对”。请对照原件核对。',
  'rule-not-evaluated': ({ values, count }) =>
    `${count}条规则没有检查：${reasonOf(values, 'zh-CN') ?? '没有取得所需的内容'}。其余规则不受影响。`,
  'nesting-deep': () => '表格嵌套过深，最里层没有读，其中内容没有检查。请部门改为普通表格后报送。',
};

function englishPages(told: Told): string {
  if (told.pages.length === 0) return 'Some pages are images';
  const numbers = sayRuns(told.pages, 'en');
  return told.pages.length === 1 ? `Page ${numbers} is an image` : `Pages ${numbers} are images`;
}

const english: Readonly<Record<NoticeCode, Saying>> = {
  'page-without-text': (told) => `${englishPages(told)}, unread: no conclusion. Ask for text.`,
  'text-recognised': (told) => `${englishPages(told)}; the text was recognised. Unsure readings are to be checked.`,
  'reading-doubtful': ({ count }) => `${plural(count, 'reading')} unsure: compare with the original.`,
  'spans-inferred': () => 'No merge data: a blank class or family was read as the row above. The rest is unaffected.',
  'rows-rejoined': () => 'Rows cut by a page break were joined; rows are counted after joining.',
  'external-reference': () => 'External files are referred to; not opened, not checked. Ask for the content itself.',
  'active-content': () => 'Macros, scripts or embedded objects; not run, not checked. Ask for a copy without them.',
  'tracked-changes': () => 'Open revisions; deletions left out. Ask for a final copy.',
  'hidden-text': () => 'Hidden text; not checked as part of the text. Ask for a copy without it.',
  comments: () => 'Comments in the file; not checked. Ask for a final copy.',
  signatures: () => 'Electronic seals or signatures; not verified. Nothing else is affected.',
  'unmapped-characters': () =>
    'Some characters have no known text; conclusions there are unsafe. Ask for a new export.',
  'encoding-guessed': ({ values }) =>
    `Encoding not stated; read as ${values.encoding ?? 'its content suggests'}. If garbled, ask for DOCX.`,
  'wrong-extension': () => 'The file extension is wrong; read by content. Nothing else is affected.',
  'readers-differ': () => 'Two readers found different text; compare this place with the original.',
  'personal-data': (told) => `Personal data${inBrackets(told, 'en')} in the text. Ask whether it belongs there.`,
  'form-not-recognised': () => 'Form not recognised; performance content not checked. Ask for the prescribed form.',
  'columns-unsure': () =>
    'Table columns do not line up; findings there stand under “Check”. Compare with the original.',
  'rule-not-evaluated': ({ values, count }) =>
    `${plural(count, 'rule')} not checked: ${reasonOf(values, 'en') ?? 'what they need was not there'}. Others unaffected.`,
  'nesting-deep': () => 'Tables nested too deep; the innermost was not read. Ask for plain tables.',
};

function reasonOf(values: Readonly<Record<string, string>>, language: Language): string | undefined {
  const causes = (values.needs ?? values.reason ?? '')
    .split(',')
    .map((cause) => missingEvidence[language][cause.trim()]);
  const known = causes.filter((cause) => cause !== undefined);
  return known.length === 0 ? undefined : sayList(known, language);
}

/**
 * One notice as text. Known values, all optional: `page` (or a place on a page), `encoding`, `kind` of personal data,
 * `needs` or `reason` of a rule: evidence kinds or `time`, with commas.
 */
export function noticeText(notice: Notice, language: Language): string {
  return say([notice], language);
}

/** Notices of one document for a person: those of one code and cause as one text, in the order of their first. */
export function noticeTexts(notices: readonly Notice[], language: Language): string[] {
  const groups = new Map<string, Notice[]>();
  for (const notice of notices) {
    const { rule: _rule, page: _page, ...cause } = notice.values;
    const apart = notice.code === 'rule-not-evaluated' || notice.code === 'personal-data';
    const key = JSON.stringify([notice.code, apart ? cause : null]);
    groups.set(key, [...(groups.get(key) ?? []), notice]);
  }
  return [...groups.values()].map((group) => say(group, language));
}

/** The pages that were not read, in rising order. */
export function unreadPages(notices: readonly Notice[]): number[] {
  return pagesOf(notices.filter((notice) => notice.code === 'page-without-text'));
}

function say(notices: readonly Notice[], language: Language): string {
  const [first] = notices;
  if (!first) return '';
  const sayings = language === 'zh-CN' ? chinese : english;
  const text = sayings[first.code]({ values: first.values, count: notices.length, pages: pagesOf(notices) });
  return first.code === 'page-without-text' ? text : `${text}${sayWhere(notices, language)}`;
}

function pagesOf(notices: readonly Notice[]): number[] {
  const pages = notices.flatMap(({ place, values }) => {
    if (place?.kind === 'page') return [place.page];
    return (values.page ?? '')
      .split(',')
      .map(Number)
      .filter((page) => Number.isInteger(page) && page > 0);
  });
  return [...new Set(pages)].sort((one, other) => one - other);
}

/** Pages, lines and sheet cells can be looked up in the original; paragraph and table numbers cannot, and are not said. */
function sayWhere(notices: readonly Notice[], language: Language): string {
  const places = notices.flatMap(({ place }) => (place ? [place] : []));
  const parts = [numbered(places, 'page', language), numbered(places, 'line', language), sheetCells(places, language)];
  const said = parts.filter((part) => part !== '');
  if (said.length === 0) return '';
  return language === 'zh-CN' ? `（${said.join('；')}）` : ` (${said.join('; ')})`;
}

function numbered(places: readonly Origin[], kind: 'page' | 'line', language: Language): string {
  const numbers = places.flatMap((place) => {
    if (place.kind === 'page' && kind === 'page') return [place.page];
    return place.kind === 'line' && kind === 'line' ? [place.line] : [];
  });
  if (numbers.length === 0) return '';
  const runs = sayRuns(
    [...new Set(numbers)].sort((one, other) => one - other),
    language,
  );
  if (language === 'en') return `${kind} ${runs}`;
  return `第${runs}${kind === 'page' ? '页' : '行'}`;
}

function sheetCells(places: readonly Origin[], language: Language): string {
  const cells = places.flatMap((place) => (place.kind === 'sheet' ? [`${place.sheet}!${place.cell}`] : []));
  return sayList([...new Set(cells)].slice(0, 12), language);
}
