/** Owns what is said when a file could not be checked: what happened, that nothing was checked, who does what. Refuses the log's detail but for a limit it names. */
import type { Failure, FailureCode } from '#src/model/result.ts';
import type { Language } from '#src/model/run.ts';

/** `what` stands alone in a list or a log line, `subject` goes before it in a sentence. */
type FailureWords = { readonly subject?: string; readonly what: string; readonly action: string };

const reexport = '请部门重新导出后报送。';
const askExport = 'Ask for a new export.';

const chinese: Readonly<Record<FailureCode, FailureWords>> = {
  encrypted: { subject: '文件', what: '有打开密码', action: '请部门去掉密码后重新报送。' },
  malformed: { what: '文件不完整，可能没有传完', action: reexport },
  unsupported: { what: '不是能读的格式', action: '请部门另存为DOCX或PDF报送。' },
  empty: { what: '文件里没有内容', action: '请部门核对后重新报送。' },
  'too-large': { what: '文件过大，没有打开', action: '请部门压缩图片或拆分后重新报送。' },
  'too-many-pages': { what: '页数过多，没有读', action: '请部门只报送绩效文本部分。' },
  bomb: { what: '解开后超过{limit}，已停止', action: reexport },
  'forbidden-entity': { what: '文件里有不允许的实体声明，没有打开', action: reexport },
  'too-deep': { what: '文件内部嵌套过深，已停止', action: reexport },
  timeout: { what: '{limit}内没有读完，已停止', action: '请单独再试；仍不行的，请部门重新导出。' },
  'out-of-memory': { what: '内存不够，没有读完', action: '请单独再试；仍不行的，请部门重新导出。' },
  crashed: { what: '读取程序中途退出', action: '请单独再试；仍不行的，请部门重新导出。' },
  'changed-while-reading': { what: '读取时文件有改动', action: '请等文件传完后再运行。' },
  'not-stable': { what: '文件还在传送', action: '请等文件传完后再运行。' },
  locked: { what: '文件正被占用', action: '请关闭正在使用它的程序后再运行。' },
  permission: { what: '没有读取权限', action: '请管理员开放读取权限后再运行。' },
  'not-found': { what: '找不到文件', action: '请核对文件名和位置后再运行。' },
  'disk-full': { what: '磁盘已满，没有读完', action: '请清理磁盘后再运行。' },
  unreachable: { what: '共享文件夹连不上', action: '请检查网络后再运行。' },
  internal: { what: '程序自身出错', action: '请把这份文件和程序版本告诉维护人。' },
};

const english: Readonly<Record<FailureCode, FailureWords>> = {
  encrypted: { what: 'Password-protected', action: 'Ask for a copy without it.' },
  malformed: { what: 'Incomplete file', action: askExport },
  unsupported: { what: 'Format not read', action: 'Ask for DOCX or PDF.' },
  empty: { what: 'Empty file', action: 'Ask the department.' },
  'too-large': { what: 'File too large', action: 'Ask for smaller pictures or several files.' },
  'too-many-pages': { what: 'Too many pages', action: 'Ask for the performance text alone.' },
  bomb: { what: 'Over {limit} unpacked; stopped', action: askExport },
  'forbidden-entity': { what: 'Forbidden entity declaration in the file', action: askExport },
  'too-deep': { what: 'Nested too deep; stopped', action: askExport },
  timeout: { what: 'Stopped at {limit}', action: 'Retry alone, then ask for a new export.' },
  'out-of-memory': { what: 'Not enough memory', action: 'Retry alone, then ask for a new export.' },
  crashed: { what: 'The reader ended early', action: 'Retry alone, then ask for a new export.' },
  'changed-while-reading': { what: 'Changed while being read', action: 'Run again when the upload is complete.' },
  'not-stable': { what: 'Still being uploaded', action: 'Run again when the upload is complete.' },
  locked: { what: 'In use by another program', action: 'Close that program and run again.' },
  permission: { what: 'No permission to read', action: 'Ask the administrator, then run again.' },
  'not-found': { what: 'No such file', action: 'Check the name and place, then run again.' },
  'disk-full': { what: 'Disk full', action: 'Free some space, then run again.' },
  unreachable: { what: 'Shared folder out of reach', action: 'Check the network, then run again.' },
  internal: { what: 'An error of the program itself', action: 'Report the file and the program version.' },
};

/** Codes that mean something else to a clerk where the detail says so. */
const byDetail: Readonly<Record<Language, Readonly<Record<string, FailureWords>>>> = {
  'zh-CN': { 'ZIP within a ZIP': { what: '压缩包里还有压缩包，里层没有打开', action: '请部门只压缩一层后重新报送。' } },
  en: { 'ZIP within a ZIP': { what: 'A ZIP within a ZIP, not opened', action: 'Ask for the files packed once.' } },
};

/** The cause in a few words, without a mark at the end: for a log line or a heading. */
export function failureCause(failure: Failure, language: Language): string {
  return wordsOf(failure, language).what;
}

/** Cause and what to do, where a heading already says that nothing was read. */
export function failureRemedy(failure: Failure, language: Language): string {
  const words = wordsOf(failure, language);
  return language === 'zh-CN' ? `${words.what}。${words.action}` : `${words.what}. ${words.action}`;
}

/** Who does what, alone. */
export function failureAction(failure: Failure, language: Language): string {
  return wordsOf(failure, language).action;
}

/** The whole text: what happened, that nothing was checked, who does what. */
export function failureText(failure: Failure, language: Language): string {
  const words = wordsOf(failure, language);
  if (language === 'en') return `${words.what}; not checked. ${words.action}`;
  return `${words.subject ?? ''}${words.what}，没有检查。${words.action}`;
}

function wordsOf(failure: Failure, language: Language): FailureWords {
  const ofCode = language === 'zh-CN' ? chinese[failure.code] : english[failure.code];
  // A detail may be any word, also one that every object knows.
  const special = byDetail[language];
  const words = (Object.hasOwn(special, failure.detail) ? special[failure.detail] : undefined) ?? ofCode;
  return { ...words, what: words.what.replace('{limit}', limitOf(failure, language)) };
}

/** The limit that was passed, where the detail names it as seconds ("60 s") or mebibytes ("200 MiB"). */
function limitOf(failure: Failure, language: Language): string {
  const zh = language === 'zh-CN';
  const seconds = /(\d+)\s*s\b/.exec(failure.detail)?.[1];
  if (failure.code === 'timeout') {
    if (seconds === undefined) return zh ? '限定时间' : 'the time limit';
    return zh ? `${seconds}秒` : `${seconds} s`;
  }
  const mebibytes = /(\d+)\s*MiB\b/.exec(failure.detail)?.[1];
  if (mebibytes === undefined) return zh ? '限度' : 'the size limit';
  return zh ? `${mebibytes}兆` : `${mebibytes} MB`;
}
