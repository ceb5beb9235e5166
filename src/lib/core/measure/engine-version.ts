/** Names the method in stored sessions: raised whenever the same answers would give another level. */
export const engineVersion = '1';
