/** Sessions are A, B and C, as the questions call them. */
export const sessionNames = ['A', 'B', 'C'] as const;
export type SessionName = (typeof sessionNames)[number];
