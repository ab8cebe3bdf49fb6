/** Owns the line between the two halves of the parser when both run in this thread. Refuses threads: nothing here is a boundary. */

type Chunk = { readonly fnArray: readonly unknown[]; readonly argsArray: readonly unknown[] };

function isOperatorChunk(value: unknown): value is Chunk {
  return (
    typeof value === 'object' &&
    value !== null &&
    'fnArray' in value &&
    Array.isArray(value.fnArray) &&
    'argsArray' in value &&
    Array.isArray(value.argsArray)
  );
}

/**
 * Operator lists are by far the largest messages. The sender empties the two arrays after sending and never touches
 * what is in them again, so a copy of the arrays is enough; everything else is cloned as between threads.
 */
function handOver(message: unknown, transfer: readonly Transferable[]): unknown {
  if (typeof message === 'object' && message !== null && 'chunk' in message && isOperatorChunk(message.chunk)) {
    const { chunk } = message;
    return { ...message, chunk: { ...chunk, fnArray: [...chunk.fnArray], argsArray: [...chunk.argsArray] } };
  }
  return structuredClone(message, { transfer: [...transfer] });
}

/** Number of the message with which the parser ends a stream of operators that it could not read to the end. */
const streamError = 5;

function isStreamError(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'stream' in message && message.stream === streamError;
}

function createEnd(deliver: (message: unknown) => void): Worker {
  return Object.assign(new EventTarget(), {
    onmessage: null,
    onmessageerror: null,
    onerror: null,
    terminate: () => undefined,
    postMessage: (message: unknown, transfer?: Transferable[] | StructuredSerializeOptions) => {
      const list = Array.isArray(transfer) ? transfer : (transfer?.transfer ?? []);
      const handed = handOver(message, list);
      queueMicrotask(() => deliver(handed));
    },
  });
}

/**
 * Both ends of one line: what is posted at one is heard at the other, later, in order. The parser hands out an operator
 * list that broke off as if it were whole; `onBroken` is called when that happens.
 */
export function createLocalPorts(onBroken: () => void): readonly [Worker, Worker] {
  const ends: Worker[] = [];
  const toEnd = (index: number) => (payload: unknown) => {
    if (isStreamError(payload)) onBroken();
    ends[index]?.dispatchEvent(new MessageEvent('message', { data: payload }));
  };
  const [near, far] = [createEnd(toEnd(1)), createEnd(toEnd(0))];
  ends.push(near, far);
  return [near, far];
}
