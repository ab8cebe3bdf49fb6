/** Owns the start of the reading child: network off, prototypes frozen, then the real readers. Refuses to run inside the host. */
import './cut-network.ts';
import { readDocument } from '#src/extract/registry.ts';
import type { Recogniser } from '#src/extract/scan/recogniser.ts';
import { pdfAssets } from '../program-files.ts';
import { loadRecogniser, pictureDecoders } from '../recogniser-files.ts';
import { serve } from './serve.ts';

// No name in a document can reach the prototype that all objects share.
Object.freeze(Object.prototype);

const assets = pdfAssets();
let recogniser: Promise<Recogniser> | null = null;
serve(({ onPages, onPictures }) => {
  const scans = {
    wasmUrl: pictureDecoders(),
    recogniser: () => {
      onPictures();
      recogniser ??= loadRecogniser();
      return recogniser;
    },
  };
  return (bytes) => readDocument(bytes, { pdf: { ...assets, onPages, scans } });
});
