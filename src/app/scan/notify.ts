/** Owns the sending of the morning's few words by mail and to group robots. Refuses document text: titles and counts are all that leaves. */
import type { Language } from '#src/model/run.ts';
import { isQuiet, type ScanRecord } from '#src/model/scan.ts';
import { groupMessage, mailMessage } from '#src/report/digest/messages.ts';
import type { ScanSettings } from './settings.ts';

export type Sent = { readonly channel: string; readonly error: string | null };

const patience = 20_000;

/** Sends to everything that is configured; what fails is told and keeps nothing else back. */
export async function notify(
  record: ScanRecord,
  { mail, groups, always }: ScanSettings['notify'],
  language: Language,
): Promise<Sent[]> {
  if (isQuiet(record) && !always) return [];
  const sent: Promise<Sent>[] = groups.map(({ kind, url }) =>
    attempt(kind, async () => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(groupMessage(record, kind, language)),
        signal: AbortSignal.timeout(patience),
      });
      await response.body?.cancel();
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
    }),
  );
  if (mail) sent.push(attempt('mail', () => sendMail(record, mail, language)));
  return Promise.all(sent);
}

async function sendMail(
  record: ScanRecord,
  { host, port, secure, user, passwordVariable, from, to }: NonNullable<ScanSettings['notify']['mail']>,
  language: Language,
): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const password = passwordVariable === undefined ? undefined : process.env[passwordVariable];
  const transport = createTransport({
    host,
    port,
    secure,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    // No file and no address in a message is ever fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(user !== undefined ? { auth: { user, pass: password ?? '' } } : {}),
  });
  const { subject, text } = mailMessage(record, language);
  try {
    await transport.sendMail({ from, to: [...to], subject, text });
  } finally {
    transport.close();
  }
}

// The error's own text may hold an address with a token.
async function attempt(channel: string, send: () => Promise<void>): Promise<Sent> {
  try {
    await send();
    return { channel, error: null };
  } catch (error) {
    const known = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
    const plain = error instanceof Error && /^HTTP \d{3}$/u.test(error.message) ? error.message : null;
    return { channel, error: known ?? plain ?? 'not sent' };
  }
}
