import * as z from 'zod/mini';

const slug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const areaIdSchema = z.string().check(z.regex(slug)).brand<'AreaId'>();
export const skillIdSchema = z.string().check(z.regex(slug)).brand<'SkillId'>();
export const roleIdSchema = z.string().check(z.regex(slug), z.maxLength(80)).brand<'RoleId'>();
/** `<skill>/<slug>`, which is the file's path: permanent, because stored answers name it. */
export const itemIdSchema = z
	.string()
	.check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/), z.maxLength(120))
	.brand<'ItemId'>();

export type AreaId = z.infer<typeof areaIdSchema>;
export type SkillId = z.infer<typeof skillIdSchema>;
export type RoleId = z.infer<typeof roleIdSchema>;
export type ItemId = z.infer<typeof itemIdSchema>;
