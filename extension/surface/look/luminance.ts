/** How light a computed colour is, 0 to 255. Null for one that lets through what is behind it, or that is written in another way. */
export function luminance(colour: string): number | null {
  const [red, green, blue, alpha = 1] =
    /^rgba?\((.*)\)$/
      .exec(colour)?.[1]
      ?.split(/[\s,/]+/)
      .map(Number) ?? [];
  if (red === undefined || green === undefined || blue === undefined || alpha < 1) return null;
  return (red * 54 + green * 183 + blue * 19) / 256;
}
