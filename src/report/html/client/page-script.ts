/** Owns the script of the page as text, put together from functions that stand alone. Refuses everything that runs before it. */
import { copyAdvice } from './copy-advice.ts';
import { filterTexts } from './filter-texts.ts';
import { followKeys } from './follow-keys.ts';
import { lightUp } from './light-up.ts';
import { switchViews } from './switch-views.ts';

/** Each function is closed in itself: only its own text reaches the page. */
const parts = [switchViews, lightUp, copyAdvice, filterTexts, followKeys];

export const pageScript: string = `'use strict';\n${parts.map((part) => `(${String(part)})();`).join('\n')}`;
