/** Every kind of picture, in the order of the tabs. A fence may name them: `picture="files layers"`. */
export const kindNames = ['layers', 'files', 'names', 'build', 'transfer', 'disk', 'compare'] as const;

export type KindName = (typeof kindNames)[number];

export function isKindName(text: string): text is KindName {
  return kindNames.some((name) => name === text);
}
