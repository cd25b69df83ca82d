/** The place for pictures is this high (`--part-height` without its padding), in px. */
export const PICTURE_HEIGHT = 484;
