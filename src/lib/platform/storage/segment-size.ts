/** Events in a segment: enough to compress well, few enough to rewrite one for a purge. */
export const segmentSize = 1000;
