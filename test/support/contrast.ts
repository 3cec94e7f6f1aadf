type Colour = readonly [red: number, green: number, blue: number];

/**
 * The contrast of a colour to the layers behind it, nearest first, from 1 to 21, as the Web Content Accessibility
 * Guidelines reckon it; they ask for 3 where a graphic means something.
 */
export function contrastOf(front: string, layers: readonly string[]): number {
  const ground = layers.reduceRight<Colour>((below, colour) => over(below, colour), [255, 255, 255]);
  const [lighter = 1, darker = 1] = [over(ground, front), ground]
    .map(luminance)
    .toSorted((one, other) => other - one);
  return (lighter + 0.05) / (darker + 0.05);
}

/** `rgb(1, 2, 3)` or `rgba(1, 2, 3, 0.4)` laid over another colour. */
function over(below: Colour, colour: string): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 1] = [...colour.matchAll(/[\d.]+/g)].map(Number);
  const mixed = (index: 0 | 1 | 2, value: number): number => value * alpha + below[index] * (1 - alpha);
  return [mixed(0, red), mixed(1, green), mixed(2, blue)];
}

function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
