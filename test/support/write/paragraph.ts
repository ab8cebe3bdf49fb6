/** Owns what one printed line outside the tables is. Refuses to know the order of the lines. */

export type ParagraphRole =
  | 'cover-title'
  | 'cover-line'
  | 'contents-heading'
  | 'contents-part'
  | 'contents-entry'
  | 'part'
  | 'section'
  | 'label'
  | 'duty-heading'
  | 'project-title'
  | 'line'
  | 'text';

export type LayoutParagraph = {
  readonly kind: 'paragraph';
  readonly role: ParagraphRole;
  /** The number in front, as printed (`1、`); Word may count it instead. */
  readonly marker: string;
  readonly text: string;
  /** Names by which contents entries point here. */
  readonly bookmarks: readonly string[];
  /** Only for a contents entry: what it points to and what stands after the title. */
  readonly reference?: { readonly bookmark: string; readonly page: number | null; readonly broken: boolean };
};

export function paragraph(role: ParagraphRole, text: string, marker = ''): LayoutParagraph {
  return { kind: 'paragraph', role, marker, text, bookmarks: [] };
}
