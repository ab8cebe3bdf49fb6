/** Owns the start of the reading child: network off, prototypes frozen, then the real readers. Refuses to run inside the host. */
import './cut-network.ts';
import { readDocument } from '#src/extract/registry.ts';
import { pdfAssets } from '../program-files.ts';
import { serve } from './serve.ts';

// No name in a document can reach the prototype that all objects share.
Object.freeze(Object.prototype);

const assets = pdfAssets();
serve((onPages) => (bytes) => readDocument(bytes, { pdf: { ...assets, onPages } }));
