/** The act of a question that names none; a benefit of the office's table always carries its own. */
export const localAct = 'Решение маслихата'
