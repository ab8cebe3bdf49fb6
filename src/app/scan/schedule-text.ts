/** Owns what an administrator pastes into the scheduler of the system: systemd timer, cron line, Windows task. Refuses to install anything. */
import type { Language } from '#src/model/run.ts';

export type ScheduleRequest = {
  /** How this program is called here: interpreter and script. */
  readonly call: readonly string[];
  readonly folder: string;
  readonly state: string;
  /** HH:MM, Beijing time. */
  readonly time: string;
};

function quotePosix(text: string): string {
  return /^[\w/.:@%+=-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Inside double quotes of systemd, where % means something. */
function quoteSystemd(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('%', '%%')}"`;
}

/** In a command, $ means something too. */
function quoteSystemdCommand(text: string): string {
  return quoteSystemd(text).replaceAll('$', '$$$$');
}

function quoteWindows(text: string): string {
  return /[\s"&|<>^()]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Three pieces, each under a heading. In a crontab “%” ends the line, so it is escaped. */
export function scheduleText({ call, folder, state, time }: ScheduleRequest, language: Language): string {
  const [hour = '02', minute = '00'] = time.split(':');
  const words = [...call, 'scan', folder, '--once', '--state', state];
  const zh = language === 'zh-CN';
  const [program = '', ...rest] = words;
  const head = (chinese: string, english: string) => `# ${zh ? chinese : english}`;
  return [
    head('一、systemd：/etc/systemd/system/yushen-scan.service', '1. systemd: /etc/systemd/system/yushen-scan.service'),
    '[Unit]',
    'Description=yushen scan',
    `RequiresMountsFor=${quoteSystemd(folder)}`,
    '[Service]',
    'Type=oneshot',
    `ExecStart=${words.map(quoteSystemdCommand).join(' ')}`,
    '',
    head(
      '/etc/systemd/system/yushen-scan.timer，然后 systemctl enable --now yushen-scan.timer',
      '/etc/systemd/system/yushen-scan.timer, then systemctl enable --now yushen-scan.timer',
    ),
    '[Timer]',
    `OnCalendar=*-*-* ${hour}:${minute}:00 Asia/Shanghai`,
    'Persistent=true',
    '[Install]',
    'WantedBy=timers.target',
    '',
    head('二、cron：crontab -e', '2. cron: crontab -e'),
    'CRON_TZ=Asia/Shanghai',
    `${Number(minute)} ${Number(hour)} * * * ${words.map(quotePosix).join(' ').replaceAll('%', '\\%')}`,
    '',
    head(
      '三、Windows：存为 yushen-scan.xml，然后 schtasks /Create /TN yushen-scan /XML yushen-scan.xml',
      '3. Windows: save as yushen-scan.xml, then schtasks /Create /TN yushen-scan /XML yushen-scan.xml',
    ),
    '<?xml version="1.0" encoding="UTF-16"?>',
    '<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">',
    `  <Triggers><CalendarTrigger><StartBoundary>2020-01-01T${hour}:${minute}:00+08:00</StartBoundary><ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay></CalendarTrigger></Triggers>`,
    '  <Settings><StartWhenAvailable>true</StartWhenAvailable><MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy></Settings>',
    `  <Actions><Exec><Command>${escapeXml(program)}</Command><Arguments>${escapeXml(rest.map(quoteWindows).join(' '))}</Arguments></Exec></Actions>`,
    '</Task>',
    '',
  ].join('\n');
}
