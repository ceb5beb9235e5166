import type { Session } from '#lib/core/session/session.ts';

/** A question's usual time before any is known, and the least that is promised from, in seconds. */
const usualSeconds = 60;
const leastSeconds = 20;

/** What remains of a sitting, in questions and minutes. */
export function remainingWords(session: Session, seconds: number): string {
	const { answers, minutes } = session;
	if (minutes === 0) return 'until every area is decided; pause whenever you like';
	const spent = answers.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0) / 1000;
	const left = Math.max(0, minutes * 60 - spent);
	const each =
		answers.length >= 3
			? Math.max(leastSeconds, spent / answers.length)
			: Math.max(usualSeconds, seconds);
	const questions = Math.max(1, Math.round(left / each));
	const whole = Math.max(1, Math.round(left / 60));
	return `about ${questions} ${questions === 1 ? 'question' : 'questions'}, ${whole} min left`;
}
