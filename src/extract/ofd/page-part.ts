/** Owns the reading of one page or template: its size, its layers, the templates it stands on. Refuses to draw. */
import type { Package } from '#src/extract/package.ts';
import { failed, type Result, success } from '#src/model/result.ts';
import { activeActions } from './document-parts.ts';
import { createGraphicsReader, type Graphic } from './graphics.ts';
import { createTextCatcher, readOfdPart } from './part-reader.ts';
import { type Area, parseArea } from './values.ts';

export type Layer = {
  /** 0 background, 1 body, 2 foreground. */
  readonly rank: number;
  readonly drawParam: string | null;
  /** Where its coordinates begin, null for the page's own. */
  readonly origin: Area | null;
  readonly graphics: Graphic[];
};

export type OfdPage = {
  readonly area: Area | null;
  readonly layers: readonly Layer[];
  readonly templates: readonly { readonly id: string; readonly inFront: boolean }[];
  /** Locations of resources that only this page uses. */
  readonly resources: readonly string[];
  readonly actions: number;
};

const ranks: ReadonlyMap<string, number> = new Map([
  ['Background', 0],
  ['Foreground', 2],
]);

export function readOfdPage(parts: Package, part: string): Result<OfdPage> {
  const layers: Layer[] = [];
  const templates: { id: string; inFront: boolean }[] = [];
  const resources: string[] = [];
  let area: Area | null = null;
  let actions = 0;
  const beginLayer = (rank: number, drawParam: string | null): Layer => {
    const layer = { rank, drawParam, origin: null, graphics: [] };
    layers.push(layer);
    return layer;
  };
  const graphics = createGraphicsReader((graphic) => {
    // Objects that stand outside of any layer are body.
    const layer = layers.at(-1) ?? beginLayer(1, null);
    layer.graphics.push(graphic);
  });
  const catcher = createTextCatcher(
    (name, text) => {
      if (name === 'PageRes') resources.push(text);
      else area ??= parseArea(text);
    },
    new Set(['PhysicalBox', 'PageRes']),
  );
  const read = readOfdPart(parts, part, {
    open: (name, attributes, depth) => {
      if (activeActions.has(name)) actions += 1;
      const drawn = graphics.open(name, attributes, depth);
      if (drawn === 'skip') return 'skip';
      if (drawn) return undefined;
      catcher.open(name, depth);
      if (name === 'Layer') beginLayer(ranks.get(attributes.Type ?? '') ?? 1, attributes.DrawParam ?? null);
      else if (name === 'Template')
        templates.push({ id: attributes.TemplateID ?? '', inFront: attributes.ZOrder === 'Foreground' });
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
  if (graphics.isOverfull()) return failed('too-large', 'objects of one page');
  layers.sort((one, other) => one.rank - other.rank);
  return success({ area, layers, templates, resources, actions });
}
