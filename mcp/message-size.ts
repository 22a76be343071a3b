/** The largest message that is read, over whatever it comes. */
export const maximumMessageBytes = 4 * 1024 * 1024;
