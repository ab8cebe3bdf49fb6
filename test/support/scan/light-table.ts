/** Owns the rendering of PDF pages and of the seal to pixels, in a browser tab that is served from this checkout. Refuses the network. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { chineseFontFace } from '../chromium.ts';
import type { Picture } from './picture.ts';

const home = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/package.json')));
const site = 'https://light-table.invalid';

const types: Readonly<Record<string, string>> = { mjs: 'text/javascript', wasm: 'application/wasm' };

/** Runs in the tab. Grey bytes travel as Base64: arrays of millions of numbers would take seconds. */
const script = `
import * as pdfjs from '${site}/legacy/build/pdf.mjs';
pdfjs.GlobalWorkerOptions.workerSrc = '${site}/legacy/build/pdf.worker.mjs';
const toBase64 = (bytes) => new Promise((resolve) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
  reader.readAsDataURL(new Blob([bytes]));
});
const greyOf = (canvas, weigh) => {
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const grey = new Uint8Array(data.length / 4);
  for (let at = 0; at < grey.length; at++) grey[at] = weigh(data, at * 4);
  return grey;
};
const send = async (canvas, weigh) => ({ width: canvas.width, height: canvas.height, pixels: await toBase64(greyOf(canvas, weigh)) });
let pdf = null;
let loading = null;
window.openPdf = async (base64) => {
  await loading?.destroy();
  const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  loading = pdfjs.getDocument({ data, cMapUrl: '${site}/cmaps/', cMapPacked: true, standardFontDataUrl: '${site}/standard_fonts/', wasmUrl: '${site}/wasm/', useSystemFonts: false });
  pdf = await loading.promise;
  return pdf.numPages;
};
window.drawPage = async (number, scale) => {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale });
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(viewport.width), height: Math.round(viewport.height) });
  await page.render({ canvas, viewport, background: 'white' }).promise;
  page.cleanup();
  return send(canvas, (data, at) => (data[at] * 77 + data[at + 1] * 150 + data[at + 2] * 29) >> 8);
};
window.drawSeal = async (text, size) => {
  await Promise.all([...document.fonts].map((font) => font.load()));
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
  const pen = canvas.getContext('2d');
  pen.translate(size / 2, size / 2);
  const radius = size * 0.47;
  pen.lineWidth = size * 0.03;
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
  pen.stroke();
  pen.beginPath();
  for (let point = 0; point < 10; point++) {
    const far = (point % 2 === 0 ? 0.16 : 0.062) * size;
    const angle = (point * Math.PI) / 5 - Math.PI / 2;
    pen.lineTo(far * Math.cos(angle), far * Math.sin(angle));
  }
  pen.fill();
  pen.font = 'bold ' + size * 0.105 + "px 'Noto Sans SC'";
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  const letters = [...text];
  letters.forEach((letter, index) => {
    pen.save();
    pen.rotate((index / (letters.length - 1) - 0.5) * 1.45 * Math.PI);
    pen.fillText(letter, 0, -radius * 0.8);
    pen.restore();
  });
  return send(canvas, (data, at) => data[at + 3]);
};
window.isReady = true;
`;

type Sent = { readonly width: number; readonly height: number; readonly pixels: string };

function received({ width, height, pixels }: Sent): Picture {
  return { width, height, channels: 1, pixels: new Uint8Array(Buffer.from(pixels, 'base64')) };
}

async function serve(page: Page): Promise<void> {
  const html = `<!doctype html><html lang="zh-CN"><style>${await chineseFontFace()}</style><script type="module">${script}</script></html>`;
  await page.route(`${site}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === '/') return route.fulfill({ contentType: 'text/html', body: html });
    const contentType = types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
    return route.fulfill({ contentType, body: await readFile(join(home, path)) });
  });
  await page.goto(`${site}/`);
  await page.waitForFunction('window.isReady');
}

/** A tab that draws: every page of a PDF in grey, white paper; a round seal as its coverage, 0 bare to 255 inked. */
export type LightTable = {
  readonly renderPages: (pdf: Uint8Array, dpi: number) => Promise<Picture[]>;
  readonly drawSeal: (text: string, size: number) => Promise<Picture>;
  readonly close: () => Promise<void>;
};

/** Calls in the tab. Its stack names addresses that only the tab knows, on which the test runner stumbles: the message is enough. */
async function call<T>(page: Page, expression: string): Promise<T> {
  try {
    return await page.evaluate<T>(expression);
  } catch (error) {
    throw new Error(error instanceof Error ? error.message : String(error));
  }
}

export async function openLightTable(browser: Browser): Promise<LightTable> {
  const page = await browser.newPage();
  await serve(page);
  return {
    renderPages: async (pdf, dpi) => {
      const count = await call<number>(page, `openPdf('${Buffer.from(pdf).toString('base64')}')`);
      const pictures: Picture[] = [];
      for (let number = 1; number <= count; number++) {
        pictures.push(received(await call<Sent>(page, `drawPage(${number}, ${dpi / 72})`)));
      }
      return pictures;
    },
    drawSeal: async (text, size) => received(await call<Sent>(page, `drawSeal(${JSON.stringify(text)}, ${size})`)),
    close: () => page.close(),
  };
}
