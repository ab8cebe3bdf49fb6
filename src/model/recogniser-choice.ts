/** Owns the names of the ways to read scanned pages. Refuses the ways themselves. */

/** `off` leaves scanned pages unread, and says so. */
export const recogniserChoices = ['pp-ocr', 'tesseract', 'off'] as const;
export type RecogniserChoice = (typeof recogniserChoices)[number];
