/** Owns what pages refer to by number: drawing parameters and composite units. Refuses fonts and pictures, which are never opened. */
import type { Package } from '#src/extract/package.ts';
import { failed, type Result, success } from '#src/model/result.ts';
import { createGraphicsReader, type Graphic, type Ink, parseInk, type Style } from './graphics.ts';
import { createTextCatcher, readOfdPart } from './part-reader.ts';
import { isExternal, parseNumber } from './values.ts';

type DrawParam = { readonly relative: string | null; fill: Ink | null; stroke: Ink | null; lineWidth: number | null };

export type Resources = {
  readonly drawParams: Map<string, DrawParam>;
  readonly units: Map<string, Graphic[]>;
};

export function createResources(): Resources {
  return { drawParams: new Map(), units: new Map() };
}

/**
 * Adds what one part declares. A part that is missing leaves its numbers unknown: text needs none of them.
 * @returns how many files it names outside of the package.
 */
export function addResources(parts: Package, part: string, { drawParams, units }: Resources): Result<number> {
  if (parts.find(part) === undefined) return success(0);
  let unit: Graphic[] | null = null;
  let param: DrawParam | null = null;
  let external = 0;
  const graphics = createGraphicsReader((graphic) => unit?.push(graphic));
  const catcher = createTextCatcher(
    (_, text) => {
      if (isExternal(text)) external += 1;
    },
    new Set(['MediaFile', 'FontFile', 'Profile']),
  );
  const read = readOfdPart(parts, part, {
    open: (name, attributes, depth) => {
      const drawn = graphics.open(name, attributes, depth);
      if (drawn === 'skip') return 'skip';
      if (drawn) return undefined;
      catcher.open(name, depth);
      if (name === 'CompositeGraphicUnit') {
        unit = [];
        units.set(attributes.ID ?? '', unit);
      } else if (name === 'DrawParam') {
        const lineWidth = parseNumber(attributes.LineWidth);
        param = { relative: attributes.Relative ?? null, fill: null, stroke: null, lineWidth };
        drawParams.set(attributes.ID ?? '', param);
      } else if (param && name === 'FillColor') param.fill = parseInk(attributes);
      else if (param && name === 'StrokeColor') param.stroke = parseInk(attributes);
      return undefined;
    },
    text: (piece) => {
      graphics.text(piece);
      catcher.text(piece);
    },
    close: (depth) => {
      graphics.close(depth);
      catcher.close(depth);
    },
  });
  if (!read.ok) return read;
  return graphics.isOverfull() ? failed('too-large', 'objects of one part') : success(external);
}

/** Parameters may rest on others; a ring of them ends here. */
const deepestParam = 16;

/** What the style leaves open, filled from its drawing parameters and those of the layer. */
export function completeStyle(style: Style, layerParam: string | null, { drawParams }: Resources): Style {
  let { fill, stroke, lineWidth } = style;
  let next = style.drawParam ?? layerParam;
  for (let depth = 0; next !== null && depth < deepestParam; depth++) {
    const param = drawParams.get(next);
    fill ??= param?.fill ?? null;
    stroke ??= param?.stroke ?? null;
    lineWidth ??= param?.lineWidth ?? null;
    next = param?.relative ?? null;
  }
  return { drawParam: null, fill, stroke, lineWidth };
}
