/** Owns what a command may know of the terminal. Refuses the process behind it. */
import { type Language, languages } from '#src/model/run.ts';

export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Cells of a line; 80 where there is no terminal. */
  readonly width: number;
  readonly colour: boolean;
  /** stderr can be rewritten line by line. */
  readonly live: boolean;
  /** Aborts when a person or the system stops the run; who asks must end, for nobody else does then. */
  readonly interrupted: () => AbortSignal;
};

export function isLanguage(name: unknown): name is Language {
  return languages.some((language) => language === name);
}

export function languageOf(options: Readonly<Record<string, unknown>>): Language {
  return isLanguage(options.lang) ? options.lang : 'zh-CN';
}

export function folderOf(options: Readonly<Record<string, unknown>>): string | null {
  return typeof options.rules === 'string' ? options.rules : null;
}
