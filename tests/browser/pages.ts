/** Every kind of page there is; the accessibility and privacy tests go through all of them. */
export const pages = {
  landing: '/',
  lesson: '/docs/images/understanding-images',
  reference: '/docs/contributing/lessons',
  notFound: '/no-such-page',
} as const;

export const lesson = pages.lesson;
