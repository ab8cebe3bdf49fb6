/** Owns the leaving out of empty elements that only say how text looks: in files of office programs they are half of the bytes. Refuses anything that a reader of stories listens to. */

/** Empty elements of runs, paragraphs and cells without a word in them; nothing listens to them in a story. */
const names = [
  ...[
    'rFonts',
    'sz',
    'szCs',
    'b',
    'bCs',
    'i',
    'iCs',
    'u',
    'color',
    'highlight',
    'lang',
    'kern',
    'spacing',
    'w',
    'position',
  ],
  ...[
    'shd',
    'bdr',
    'noProof',
    'snapToGrid',
    'ind',
    'jc',
    'keepNext',
    'keepLines',
    'widowControl',
    'kinsoku',
    'wordWrap',
  ],
  ...[
    'overflowPunct',
    'topLinePunct',
    'autoSpaceDE',
    'autoSpaceDN',
    'adjustRightInd',
    'textAlignment',
    'contextualSpacing',
  ],
  ...[
    'tcW',
    'vAlign',
    'noWrap',
    'cantSplit',
    'trHeight',
    'tblW',
    'tblInd',
    'tblLayout',
    'tblLook',
    'top',
    'left',
    'bottom',
    'right',
  ],
];
// No “&”: an entity in an attribute is the parser's to judge.
const looks = new RegExp(`<w:(?:${names.join('|')})(?: [^<>&]*)?/>`, 'gu');
const word =
  /xmlns:w="http:\/\/(?:schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|purl\.oclc\.org\/ooxml\/wordprocessingml\/main)"/u;

/**
 * Takes the pieces of one part in order and gives each without such elements. A part whose first piece does not bind
 * `w` to Word's namespace is left whole, and so is all that follows `<!`: inside CDATA or a comment a tag is text.
 */
export function leaveOutLooks(): (piece: string) => string {
  let plain: boolean | null = null;
  return (piece) => {
    plain ??= word.test(piece);
    // A piece may end between the two.
    if (plain && (piece.includes('<!') || piece.startsWith('!'))) plain = false;
    return plain ? piece.replace(looks, '') : piece;
  };
}
