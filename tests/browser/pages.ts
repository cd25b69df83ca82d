/** Every kind of page there is; the accessibility and privacy tests go through all of them. */
export const pages = {
  landing: '/',
  lesson: '/docs/images/understanding-images',
  contributing: '/docs/contributing/lessons',
  reference: '/docs/reference/simulator',
  glossary: '/docs/reference/glossary',
  notFound: '/no-such-page',
} as const;

export const lesson = pages.lesson;
