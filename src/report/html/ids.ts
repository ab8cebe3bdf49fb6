/** Owns the ids of the page: counters, never a text of a document. Refuses everything else. */

import type { Weight } from '../tally.ts';
import { html, type Markup } from './markup.ts';

/** `number` counts certain findings, or those to check, from 1; both count from the top of their list. */
export type FindingName = { readonly document: number; readonly check: boolean; readonly number: number };

export function documentId(document: number): string {
  return `d${document + 1}`;
}

export function findingId({ document, check, number }: FindingName): string {
  return `${documentId(document)}${check ? 'c' : 'f'}${number}`;
}

export function placeId(finding: FindingName, place: number): string {
  return `${findingId(finding)}p${place + 1}`;
}

export function sectionId(document: number, section: number): string {
  return `${documentId(document)}s${section + 1}`;
}

/** One letter, the class of everything that has the colour and shape of a weight. */
export const weightClass: Readonly<Record<Weight, string>> = { error: 'e', warning: 'w', info: 'i', check: 'c' };

/** The shape; the word that says the same stands beside it, so it has no text of its own. */
export function shape(weight: Weight): Markup {
  return html`<i class="m ${weightClass[weight]}"></i>`;
}
