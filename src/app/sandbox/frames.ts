/** Owns the frames on the pipes between host and child: one letter, a length, the payload. Refuses to know what is in them. */

/** Letters of the frames that the host sends. */
export const toChild = { pack: 'P', bytes: 'B', ask: 'A', drop: 'D' } as const;
/** Letters of the frames that the child sends. */
export const toHost = { ready: 'R', pages: 'N', pictures: 'P', answer: 'A' } as const;

const headBytes = 5;

export function encodeFrame(letter: string, payload: Uint8Array): Uint8Array {
  const frame = new Uint8Array(headBytes + payload.length);
  frame[0] = letter.charCodeAt(0);
  new DataView(frame.buffer).setUint32(1, payload.length);
  frame.set(payload, headBytes);
  return frame;
}

export type FrameListener = {
  readonly onFrame: (letter: string, payload: Uint8Array) => void;
  /** What came is no frame, or one longer than the limit; nothing is heard after it. */
  readonly onFault: (fault: 'no-frame' | 'too-long') => void;
};

/** Takes pieces of a stream as they come; a frame is handed on when it is whole. `letters` are those that may come; lengths in bytes. */
export function createFrameReader(
  letters: Readonly<Record<string, string>>,
  longest: number,
  listener: FrameListener,
): (piece: Uint8Array) => void {
  const known = new Set(Object.values(letters));
  let pieces: Uint8Array[] = [];
  let held = 0;
  let wanted = headBytes;
  let letter: string | null = null;
  let deaf = false;
  const take = (): Uint8Array => {
    const whole = pieces.length === 1 && pieces[0] ? pieces[0] : join(pieces, held);
    const rest = whole.subarray(wanted);
    const taken = whole.subarray(0, wanted);
    pieces = rest.length > 0 ? [rest] : [];
    held = rest.length;
    return taken;
  };
  return (piece) => {
    pieces.push(piece);
    held += piece.length;
    while (!deaf && held >= wanted) {
      const taken = take();
      if (letter !== null) {
        listener.onFrame(letter, taken);
        letter = null;
        wanted = headBytes;
        continue;
      }
      letter = String.fromCharCode(taken[0] ?? 0);
      wanted = new DataView(taken.buffer, taken.byteOffset).getUint32(1);
      deaf = !known.has(letter) || wanted > longest;
      if (deaf) listener.onFault(known.has(letter) ? 'too-long' : 'no-frame');
    }
  };
}

function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
