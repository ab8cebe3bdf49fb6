/** Owns the few words that leave the office's machine: a title and counts. Refuses names of files and departments, quotes and findings. */
import type { Language } from '#src/model/run.ts';
import { isQuiet, type ScanRecord } from '#src/model/scan.ts';
import { momentOf } from './beijing-time.ts';
import type { DigestWords } from './chinese-words.ts';
import { missingOf } from './headline.ts';
import { digestWords } from './words.ts';

export type GroupKind = 'wecom' | 'dingtalk' | 'feishu';

/** Bodies of a text message as the robots of 企业微信, 钉钉 and 飞书 take them. */
export type GroupMessage =
  | { readonly msgtype: 'text'; readonly text: { readonly content: string } }
  | { readonly msg_type: 'text'; readonly content: { readonly text: string } };

/** Subject without a mark at the end, text of one line. Whether a quiet night is told at all is the sender's setting. */
export function mailMessage(
  record: ScanRecord,
  language: Language,
): { readonly subject: string; readonly text: string } {
  const subject = sayShort(record, digestWords[language]);
  return { subject, text: `${subject}${digestWords[language].stop}\n` };
}

export function groupMessage(record: ScanRecord, kind: GroupKind, language: Language = 'zh-CN'): GroupMessage {
  const content = `${sayShort(record, digestWords[language])}${digestWords[language].stop}`;
  return kind === 'feishu' ? { msg_type: 'text', content: { text: content } } : { msgtype: 'text', text: { content } };
}

function sayShort(record: ScanRecord, words: DigestWords): string {
  const { run } = record;
  const date = words.subject(words.day(momentOf(run.startedAt)));
  const counts = sayCounts(record, words);
  if (run.outcome === 'unreachable' || run.outcome === 'many-files-gone') {
    return `${date}${words.shortOutcomes[run.outcome]}`;
  }
  const state = isQuiet(record) ? words.noChange : run.outcome === 'finished' ? '' : words.shortOutcomes[run.outcome];
  const said = [state, counts].filter((part) => part !== '').join(words.semicolon);
  return `${date}${said === '' ? words.short.nothing : said}`;
}

function sayCounts(record: ScanRecord, { short, comma }: DigestWords): string {
  const parts: readonly (readonly [number, (count: number) => string])[] = [
    [record.newTexts, short.newTexts],
    [record.newDrafts, short.newDrafts],
    [record.failures.length, short.failures],
    [missingOf(record).length, short.missing],
    [record.packAdded.places, short.packAdded],
  ];
  return parts.flatMap(([count, say]) => (count > 0 ? [say(count)] : [])).join(comma);
}
