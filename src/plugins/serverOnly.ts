/**
 * A name that the bundler replaces: by `true` where pages are rendered, by `false` in the browser, so that `name ? value : undefined` leaves no
 * trace of the value in what readers download.
 */
export const serverOnly = 'LAYER_BY_LAYER_SERVER';
