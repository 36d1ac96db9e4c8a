/** The skill that the benchmark's requests are for. It stands alone because the child imports it too. */
export const SKILL_ID = 'amzn1.ask.skill.00000000-0000-4000-8000-000000000001'
