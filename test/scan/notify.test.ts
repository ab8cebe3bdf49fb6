/** What leaves the machine after a night: a title and counts, only where it is asked for. */
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { replaceFile, writeForm } from '../support/share.ts';
import { blankBasis, cleanForm } from './forms.ts';
import { makeHome } from './home.ts';
import { openOffice, program, scanCall } from './office.ts';

type Heard = { readonly server: Server; readonly letters: string[] };

/** Speaks as much SMTP as a letter needs, and keeps what it was told. */
function mailServer(letters: string[]): Server {
  return createServer((socket) => {
    let inLetter = false;
    let line = '';
    socket.write('220 test\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      letters.push(piece.toString('utf8'));
      line += piece.toString('latin1');
      for (let end = line.indexOf('\r\n'); end >= 0; end = line.indexOf('\r\n')) {
        const said = line.slice(0, end);
        line = line.slice(end + 2);
        if (inLetter && said !== '.') continue;
        if (!inLetter && said === 'QUIT') return void socket.end('221 bye\r\n');
        inLetter = !inLetter && said === 'DATA';
        socket.write(inLetter ? '354 go on\r\n' : '250 ok\r\n');
      }
    });
  });
}

function robotServer(letters: string[]): Server {
  return createHttp((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      letters.push(`${request.method} ${request.url} ${Buffer.concat(pieces).toString('utf8')}`);
      response.writeHead(request.url?.startsWith('/broken') ? 500 : 200).end('{}');
    });
  });
}

async function listen(make: (letters: string[]) => Server): Promise<Heard & { readonly port: number }> {
  const letters: string[] = [];
  const server = make(letters);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address: AddressInfo | string | null = server.address();
  return { server, letters, port: typeof address === 'object' && address ? address.port : 0 };
}

/** The words of a letter as the reader sees them. */
function decodeLetter(raw: string): string {
  const words = raw.replace(/=\?UTF-8\?B\?([^?]*)\?=/giu, (_, word: string) =>
    Buffer.from(word, 'base64').toString('utf8'),
  );
  const body = /\r\n\r\n([A-Za-z0-9+/=\r\n]+)\r\n\.\r\n/u.exec(raw)?.[1];
  const quoted = raw
    .replace(/=\r\n/gu, '')
    .replace(/((?:=[0-9A-F]{2})+)/gu, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'));
  return `${words}\n${body ? Buffer.from(body, 'base64').toString('utf8') : ''}\n${quoted}`;
}

describe('messages', () => {
  let mail: Awaited<ReturnType<typeof listen>>;
  let robot: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    mail = await listen(mailServer);
    robot = await listen(robotServer);
  });
  afterAll(() => {
    mail.server.close();
    robot.server.close();
  });

  test('tell a title and counts to everybody who is named, and go on where one cannot be reached', async () => {
    const office = openOffice(
      makeHome(),
      `departments: [{ name: 秘密局 }]
notify:
  mail: { host: 127.0.0.1, port: ${mail.port}, from: yushen@office.test, to: [clerk@office.test] }
  groups:
    - { kind: wecom, url: "http://127.0.0.1:${robot.port}/wecom?key=TOKEN" }
    - { kind: feishu, url: "http://127.0.0.1:${robot.port}/feishu" }
    - { kind: dingtalk, url: "http://127.0.0.1:${robot.port}/broken?key=TOKEN" }
`,
    );
    const form = blankBasis(cleanForm(21), [[1, 1]]);
    writeForm(office.folder, '机要/文本.docx', form);
    replaceFile(join(office.folder, '坏.pdf'), '%PDF-1.7\n%%EOF\n12');
    const ran = await program(scanCall(office));
    expect([ran.code, ran.err]).toEqual([3, '']);
    expect(robot.letters.map((letter) => letter.split(' ')[1]?.split('?')[0]).sort()).toEqual([
      '/broken',
      '/feishu',
      '/wecom',
    ]);
    const words = decodeLetter(mail.letters.join(''));
    expect(words).toContain('新交1');
    expect(robot.letters.every((letter) => letter.includes('新交1'))).toBe(true);
    const sent = `${words}\n${robot.letters.join('\n')}`;
    const { department = '', projects } = form.statement;
    for (const secret of ['秘密局', '机要', '坏.pdf', office.home, department ?? '', projects[0]?.projectName ?? ''])
      expect([secret, sent.includes(secret)]).toEqual([secret, false]);
    const heard = [mail.letters.length, robot.letters.length];
    await program(scanCall(office));
    expect([mail.letters.length, robot.letters.length]).toEqual(heard);
  });

  test('are not sent where nobody asked for them', async () => {
    const before = [mail.letters.length, robot.letters.length];
    const office = openOffice(makeHome());
    writeForm(office.folder, '甲.txt', cleanForm(1));
    expect((await program(scanCall(office))).code).toBe(0);
    expect([mail.letters.length, robot.letters.length]).toEqual(before);
  });
});
