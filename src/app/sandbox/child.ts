/** Owns the start of the reading child: network off, prototypes frozen, then the real readers. Refuses to run inside the host. */
import './cut-network.ts';
import { readDocument } from '#src/extract/registry.ts';
import type { Recogniser } from '#src/extract/scan/recogniser.ts';
import type { RecogniserChoice } from '#src/model/recogniser-choice.ts';
import { pdfAssets } from '../program-files.ts';
import { loadRecogniser, pictureDecoders } from '../recogniser-files.ts';
import { serve } from './serve.ts';

// No name in a document can reach the prototype that all objects share.
Object.freeze(Object.prototype);

const assets = pdfAssets();
const loaded = new Map<RecogniserChoice, Promise<Recogniser>>();
serve(({ onPages, onPictures }) => {
  const scansBy = (ocr: Exclude<RecogniserChoice, 'off'>) => ({
    wasmUrl: pictureDecoders(),
    recogniser: () => {
      onPictures();
      const recogniser = loaded.get(ocr) ?? loadRecogniser(ocr);
      loaded.set(ocr, recogniser);
      return recogniser;
    },
  });
  return (ocr) => (bytes) =>
    readDocument(bytes, { pdf: { ...assets, onPages, ...(ocr === 'off' ? {} : { scans: scansBy(ocr) }) } });
});
