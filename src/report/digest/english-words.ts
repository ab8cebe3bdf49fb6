/** Owns the English words of the morning report, one for each Chinese one. Refuses to translate names. */
import { plural } from '../wording/words.ts';
import type { Moment } from './beijing-time.ts';
import type { DigestWords } from './chinese-words.ts';

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number: number) => String(number).padStart(2, '0');
const clock = ({ hour, minute }: Moment) => `${two(hour)}:${two(minute)}`;
const day = ({ month, day: date }: Moment) => `${date} ${months[month - 1] ?? ''}`;
const weekday = (at: Moment) => ` (${weekdays[at.weekday] ?? ''})`;

export const english: DigestWords = {
  brand: 'yushen',
  brandMark: '审',
  print: 'Print',
  report: 'Morning report',
  clock,
  day,
  longDay: (at) => `${day(at)} ${at.year}${weekday(at)}`,
  isoDay: (at) => `${at.year}-${two(at.month)}-${two(at.day)}${weekday(at)}`,
  and: ', ',
  comma: ', ',
  semicolon: '; ',
  stop: '.',
  gap: ' ',

  lastNight: 'Last night',
  thisScan: 'This scan',
  newTexts: (count) => plural(count, 'new text'),
  newDrafts: (count) => plural(count, 'new draft'),
  unread: (count) => `${plural(count, 'text')} not read`,
  notHandedIn: (count) => `${plural(count, 'department')} missing`,
  said: (night, clauses) => `${night}: ${clauses}`,
  nothingHandedIn: (night) => `${night}: no new texts or drafts`,
  noChange: 'no change',
  quiet: (night) => `${night}: no change`,
  yesterday: 'yesterday',
  lastScan: (date) => `the scan of ${date}`,
  unreachable: (night, last) =>
    `Shared folder out of reach. ${night}: not scanned; ${last === null ? 'never scanned to the end before' : `the latest results are of ${last}`}`,
  manyGone: (night) => `Most files are gone from the shared folder. ${night}: not scanned`,
  manyGoneAdvice: (last) =>
    `No file was taken as deleted${last === null ? '' : `; the results of ${last} stand`}. Check that the right folder is connected and whether files were moved.`,
  stopped: (night) => `${night}: the scan stopped before its end`,
  diskFull: (night) => `Disk full. ${night}: the scan did not reach its end`,
  diskFullAdvice: 'Free some disk space.',
  stoppedAdvice: 'The next scan goes on with the rest; which departments are missing was not checked.',
  packAdded: (documents, places) =>
    `Rules pack updated: ${plural(places, 'more place')} in ${plural(documents, 'text')}, not counted as new.`,

  ran: (from, to, whole) => `Started ${from}, ${whole ? `ended ${to}, every file looked at` : `stopped ${to}`}.`,
  span: (from, to) => `${from}–${to}`,

  failures: 'Not read',
  texts: (count) => plural(count, 'text'),
  failuresHead: (count) => `Not read: ${plural(count, 'text')}`,
  incomplete: 'Incomplete file',
  againHandedIn: (count) => `still so at hand-in ${count}`,
  triedAgain: (count) => `tried ${plural(count, 'time')}`,
  retry: (when) => `Nothing to do; read again ${when}.`,
  retryAfter: (action, when) => `${action}; read again ${when}.`,
  openAccess: 'Ask the administrator for access',
  freeDisk: 'Free some disk space',
  tonight: 'tonight',
  nightOf: (date) => `in the night of ${date}`,
  actNeeded: 'The department acts: ',
  nobodyActs: 'Read again by itself: ',

  missing: 'Not handed in',
  expected: (expected, missing) => `${expected - missing} of ${plural(expected, 'department')} handed in`,
  missingCount: (count) => plural(count, 'department'),
  missingHead: (count, expected) =>
    `Not handed in: ${expected === null ? plural(count, 'department') : `${count} of ${plural(expected, 'department')}`}`,
  nobodyMissing: 'Every expected department has handed in.',
  arrived: (names, since) => `Since ${since}: ${names} handed in.`,
  copying: (count) => `${plural(count, 'file')} still being copied`,
  copyingNote: 'Nothing to do; read tonight when complete.',

  changes: 'Changes',
  changesNote: (count) => `${plural(count, 'text')}, counted in places, against the previous draft`,
  earlierChanges: (count) =>
    `${plural(count, 'text')} read earlier and not yet reported, in places, against the previous draft`,
  earlierHead: 'Read earlier and not yet reported:',
  changesHead: 'Places',
  department: 'Department',
  draft: 'Draft',
  note: 'Note',
  fixed: 'Fixed',
  still: 'Still',
  new: 'New',
  waived: 'Waived',
  unjudged: 'Unjudged',
  waivedMeans: 'Waived: the office decided to let it stand',
  unjudgedMeans: 'Unjudged: not read or not checked this time',
  firstDraft: 'first',
  draftNumber: (revision) => String(revision),
  nothingBefore: 'nothing to compare',
  errors: (findings, places) => `Fix ${findings} (${plural(places, 'place')})`,
  noErrors: 'nothing to fix; no approval',
  unjudgedNote: (count) => `${plural(count, 'place')} not read or not checked: no judgement`,
  newIn: (count, projects) => `${count} new in newly added project ${projects}`,
  newPartlyIn: (count, projects) => `${count} new, some in newly added project ${projects}`,
  sameFindings: 'new file, same findings',
  allFixed: 'everything of last time fixed',
  allFixedButWaived: 'everything of last time fixed but what is waived',
  nothingTwice: 'nothing found then or now; no approval',
  allFixedFold: (names) => `All fixed: ${names}.`,

  standing: (parts, since) => `${parts}${since === null ? '' : `, unchanged since ${since}`} (see npx yushen status)`,
  standingUnread: (count) => `${plural(count, 'text')} not read`,
  standingMissing: (count) => `${plural(count, 'department')} missing`,

  seen: 'Seen',
  reckoning: (seen, parts) => `Seen ${seen}${parts === '' ? '' : `: ${parts}`}`,
  counted: (count, word) => `${count} ${word}`,
  counts: {
    unchanged: 'unchanged',
    complete: 'read',
    partial: 'partly',
    failed: 'not read',
    reused: 'copies',
    notStable: 'copying',
    ignored: 'other',
  },
  longCounts: {
    unchanged: 'Unchanged',
    complete: 'Read in full',
    partial: 'Partly read',
    failed: 'Not read',
    reused: 'Same as another',
    notStable: 'Being copied',
    ignored: 'No texts (temporary files etc.)',
  },
  origin: (folder, pack) => `Folder: ${folder}. Rules pack: ${pack}. Beijing time.`,

  subject: (date) => `yushen morning report, ${date}: `,
  short: {
    newTexts: (count) => `${count} new`,
    newDrafts: (count) => plural(count, 'new draft'),
    failures: (count) => `${count} not read`,
    missing: (count) => `${count} missing`,
    packAdded: (count) => `rules pack updated: ${plural(count, 'more place')}`,
    nothing: 'no new texts or drafts',
  },
  shortOutcomes: {
    unreachable: 'shared folder out of reach, not scanned',
    'many-files-gone': 'most files are gone from the shared folder; not scanned, no file was taken as deleted',
    stopped: 'the scan stopped before its end',
    'disk-full': 'disk full, the scan did not reach its end',
  },
};
