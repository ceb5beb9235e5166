/** This page only tells, so it needs no script. */
export const csr = false;
