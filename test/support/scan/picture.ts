/** Owns the pixels that the scan makers pass on: one byte a channel, rows from the top. Refuses alpha. */

export type Picture = {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 red, green and blue. */
  readonly channels: 1 | 3;
  readonly pixels: Uint8Array;
};

/** Grey weights of the usual television luminance, in 1/256. */
const weights = [77, 150, 29] as const;

export function toGrey(picture: Picture): Picture {
  if (picture.channels === 1) return picture;
  const { width, height, pixels } = picture;
  const grey = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < grey.length; at++, from += 3) {
    const sum =
      (pixels[from] ?? 0) * weights[0] + (pixels[from + 1] ?? 0) * weights[1] + (pixels[from + 2] ?? 0) * weights[2];
    grey[at] = sum >> 8;
  }
  return { width, height, channels: 1, pixels: grey };
}

export function toColour(picture: Picture): Picture {
  if (picture.channels === 3) return picture;
  const pixels = new Uint8Array(picture.pixels.length * 3);
  for (let at = 0, to = 0; at < picture.pixels.length; at++, to += 3) {
    const value = picture.pixels[at] ?? 0;
    pixels[to] = value;
    pixels[to + 1] = value;
    pixels[to + 2] = value;
  }
  return { ...picture, channels: 3, pixels };
}

/** The same picture turned clockwise by so many quarters. */
export function turnQuarters(picture: Picture, quarters: number): Picture {
  const turns = ((quarters % 4) + 4) % 4;
  if (turns === 0) return picture;
  const { width, height, channels, pixels } = picture;
  const [across, down] = turns === 2 ? [width, height] : [height, width];
  const turned = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [toX, toY] =
        turns === 1 ? [height - 1 - y, x] : turns === 2 ? [width - 1 - x, height - 1 - y] : [y, width - 1 - x];
      const from = (y * width + x) * channels;
      turned.set(pixels.subarray(from, from + channels), (toY * across + toX) * channels);
    }
  }
  return { width: across, height: down, channels, pixels: turned };
}
