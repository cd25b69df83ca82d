/** Height of the row of tabs above a picture, in px; PictureTabs.module.css has the same. */
export const TABS_HEIGHT = 40;
